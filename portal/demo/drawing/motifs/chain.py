"""Two links of a chain, one over and one under where they cross."""

from math import pi

from portal.demo.drawing.geometry import Point, Points, distance, polar, stadium
from portal.demo.drawing.palette import Ink
from portal.demo.drawing.scene import Scene

THICKNESS = 54
GAP = 9


def draw_chain(scene: Scene) -> None:
    """Draw threads through the eyes of two links, and a disc printed over them."""
    rng = scene.rng
    tilt, bend = rng.uniform(-0.4, 0.4), rng.uniform(-0.35, 0.35)
    radius, straight = rng.uniform(96, 118), rng.uniform(150, 210)
    middle, reach = (rng.uniform(560, 640), rng.uniform(320, 355)), straight / 2 + radius * 0.48
    west, east = polar(middle, reach, pi + tilt), polar(middle, reach, tilt + bend)
    first, second = (
        stadium(west, straight, radius, tilt),
        stadium(east, straight, radius, tilt + bend),
    )
    scene.bundle([west, middle, east], count=5, gap=15, fan=85)
    _print_links(scene, first, second)
    _print_sheen(
        scene,
        stadium(west, straight, radius + 13, tilt),
        stadium(east, straight, radius + 13, tilt + bend),
    )
    scene.disc(
        (middle[0] + rng.uniform(-260, 260), middle[1] + rng.uniform(-80, 80)),
        rng.uniform(170, 230),
        scene.third,
        0.2,
    )


def _print_links(scene: Scene, first: Points, second: Points) -> None:
    """Print both links, each open where the other passes over it."""
    one, other = _crossings(first, second)
    _print_link(scene, first, _stretch_near(second, one), scene.lead)
    _print_link(scene, second, _stretch_near(first, other), scene.partner)


def _crossings(first: Points, second: Points) -> tuple[Point, Point]:
    """Return the two places where the centre lines cross."""
    close = sorted(first, key=lambda p: min(distance(p, q) for q in second))[:8]
    return close[0], max(close, key=lambda p: distance(p, close[0]))


def _stretch_near(link: Points, crossing: Point) -> Points:
    """Return the part of a closed link that passes a crossing."""
    far = max(range(len(link)), key=lambda i: distance(link[i], crossing))
    return [p for p in link[far:] + link[:far] if distance(p, crossing) < THICKNESS * 1.3]


def _print_link(scene: Scene, link: Points, passing: Points, ink: Ink) -> None:
    with scene.sheet.plate(ink, 0.88, covering=True) as plate:
        plate.line(link, THICKNESS)
        plate.line(passing, THICKNESS + 2 * GAP, cut=True)


def _print_sheen(scene: Scene, *outlines: Points) -> None:
    """Print a fine line along each link, in the other one's ink."""
    for outline, ink in zip(outlines, (scene.partner, scene.lead), strict=True):
        with scene.sheet.plate(ink, 0.6) as plate:
            plate.line(outline, 3)
