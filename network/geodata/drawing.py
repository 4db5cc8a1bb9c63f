"""From polygons in metres to SVG paths on a small integer grid.

Vertices are rounded to the grid one by one, so a vertex two areas share stays shared. Relative
path commands with integers are the shortest text for an outline. Only the build needs this module.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Any

import shapely
from shapely.ops import polylabel

# Any: shapely's geometries carry no type that is known where shapely is not installed.
Geometry = Any

METRES_PER_UNIT = 250
# Room in units for the strokes along the edge.
MARGIN = 10


def place_on_grid(coverage: Mapping[str, Geometry]) -> tuple[str, dict[str, Geometry]]:
    """The SVG view box, and the areas in whole units of it with y growing downwards."""
    west, south, east, north = shapely.total_bounds(list(coverage.values()))

    def to_units(x: Any, y: Any) -> tuple[Any, Any]:
        """Arrays of metres to arrays of whole units."""
        return (
            ((x - west) / METRES_PER_UNIT).round() + MARGIN,
            ((north - y) / METRES_PER_UNIT).round() + MARGIN,
        )

    width, height = (
        round(length / METRES_PER_UNIT) + 2 * MARGIN for length in (east - west, north - south)
    )
    grid = {
        code: shapely.transform(area, to_units, interleaved=False)
        for code, area in coverage.items()
    }
    if not shapely.coverage_is_valid(list(grid.values())):
        raise ValueError("the grid is too coarse: rounding opens gaps between neighbours")
    return f"0 0 {width} {height}", grid


def path_data(area: Geometry) -> str:
    """The ``d`` attribute for an area, its parts and rings in a canonical order."""
    parts = shapely.get_parts(shapely.normalize(area))
    rings = (ring for part in parts for ring in (part.exterior, *part.interiors))
    return "".join(ring_data(list(vertices(ring))) for ring in rings)


def vertices(ring: Geometry) -> Iterator[tuple[int, int]]:
    """The ring's vertices without the closing one and without repeats."""
    previous = None
    for x, y in list(ring.coords)[:-1]:
        vertex = (int(x), int(y))
        if vertex != previous:
            yield vertex
        previous = vertex


def ring_data(ring: list[tuple[int, int]]) -> str:
    """A closed subpath: absolute start, then relative lines."""
    steps = (step for (x0, y0), (x1, y1) in pairwise(ring) for step in (x1 - x0, y1 - y0))
    return f"M{join_numbers(ring[0])}l{join_numbers(steps)}z"


def join_numbers(numbers: Iterable[int]) -> str:
    """Integers in the fewest characters SVG allows: a minus sign needs no space before it."""
    return " ".join(str(number) for number in numbers).replace(" -", "-")


def point_inside(area: Geometry) -> tuple[int, int]:
    """The grid point farthest from the outline of the largest part (pole of inaccessibility)."""
    largest = max(shapely.get_parts(area), key=lambda part: part.area)
    point = polylabel(largest, tolerance=0.5)
    x, y = round(point.x), round(point.y)
    if not largest.contains(shapely.Point(x, y)):
        raise ValueError(f"no whole grid point inside the area around {x}, {y}")
    return x, y
