"""A market square: house fronts, stalls under striped awnings, and threads strung across."""

from itertools import pairwise
from math import pi

from portal.demo.drawing.geometry import Point, Points, along, arc, box, curve, hand_cut
from portal.demo.drawing.palette import Ink
from portal.demo.drawing.press import Plate
from portal.demo.drawing.scene import Scene

STRIPES = 7


def draw_square(scene: Scene) -> None:
    """Draw the fronts, the paving, the strung threads and the stalls."""
    rng = scene.rng
    level = rng.uniform(455, 480)
    scene.disc(
        (rng.uniform(250, 950), rng.uniform(140, 200)),
        rng.uniform(100, 160),
        scene.warm_partner,
        0.26,
    )
    roofs = _print_fronts(scene, level)
    _print_paving(scene, level)
    _print_strings(scene, _far_apart(roofs, 190))
    for x in _stall_places(scene):
        _print_stall(
            scene,
            (x, level + rng.uniform(60, 100)),
            rng.choice((scene.lead, scene.lead, scene.third)),
        )


def _print_fronts(scene: Scene, level: float) -> list[Point]:
    """Print a row of house fronts, here and there a gap, and return the tops of their roofs."""
    rng, roofs = scene.rng, []
    x = rng.uniform(60, 200)
    while x < 1000:
        width, height = rng.uniform(92, 150), rng.uniform(160, 290)
        if rng.random() < 0.82:
            roofs.append(_print_front(scene, (x, level), width, height))
        x += width + rng.uniform(-14, 8)
    return roofs


def _print_front(scene: Scene, foot: Point, width: float, height: float) -> Point:
    """Print one front with three windows to a floor and return the top of its roof."""
    (left, base), right, top = foot, foot[0] + width, foot[1] - height
    share, rise = scene.rng.choice(((0.5, 52), (0.5, 34), (0.22, 30), (0.5, 0)))
    ridge = (left + width * share, top - rise)
    with scene.sheet.plate(
        scene.rng.choice(scene.inks[:3]), scene.rng.uniform(0.28, 0.55)
    ) as plate:
        plate.shape(
            hand_cut([(left, base), (left, top), ridge, (right, top), (right, base)], scene.rng)
        )
        for row in range(int(height - 90) // 54 + 1):
            for column in (0.22, 0.5, 0.78):
                x, y = left + width * column, top + 24 + 54 * row
                plate.shape(box(x - 8, y, x + 8, y + 28), cut=True)
    return ridge


def _print_paving(scene: Scene, level: float) -> None:
    """Print the ground and wide arcs of paving stones on it."""
    scene.ground(scene.crest(level, 3), scene.warm_partner, 0.2, covering=True)
    centre = scene.rng.uniform(350, 850)
    with scene.sheet.plate(scene.lead, 0.5) as plate:
        for radius in range(180, 1500, 110):
            plate.line(
                [(x, level + (y - level) * 0.22) for x, y in arc((centre, level), radius, 0, pi)],
                2.6,
            )


def _far_apart(roofs: list[Point], least: float) -> list[Point]:
    """Return at most three roofs from left to right, each at least `least` from the one before."""
    picked: list[Point] = []
    for roof in roofs:
        if not picked or roof[0] - picked[-1][0] > least:
            picked.append(roof)
    return picked[:3]


def _print_strings(scene: Scene, roofs: list[Point]) -> None:
    """String threads from edge to edge by way of the roofs, with pennants on the first."""
    for index, ink in enumerate(scene.rng.sample(scene.inks, 3)):
        stops = [
            (scene.sheet.left - 30, 190.0 + 30 * index),
            *roofs,
            (scene.sheet.right + 30, 170.0 + 40 * index),
        ]
        path = [p for start, end in pairwise(stops) for p in _hanging(start, end, 34 + 28 * index)]
        scene.thread(path, 3.4, ink)
        if index == 0:
            _print_pennants(scene, path)
    for roof in roofs:
        scene.place(roof, 10, scene.lead)


def _hanging(start: Point, end: Point, sag: float) -> Points:
    """Return a line that hangs between two points."""
    middle = along(start, end, 0.5)
    return curve([start, (middle[0], middle[1] + sag), end])


def _print_pennants(scene: Scene, path: Points) -> None:
    """Print small triangles along a string, one plate for each ink."""
    spots = path[4::6]
    for index, ink in enumerate(scene.inks):
        with scene.sheet.plate(ink, 0.9, covering=True) as plate:
            for x, y in spots[index::5]:
                plate.shape([(x - 12, y + 2), (x + 12, y + 2), (x, y + 30)])


def _stall_places(scene: Scene) -> list[float]:
    count = scene.rng.randint(2, 3)
    start = scene.rng.uniform(150, 330)
    return [start + i * (720 / count + scene.rng.uniform(-40, 30)) for i in range(count)]


def _print_stall(scene: Scene, foot: Point, ink: Ink) -> None:
    """Print goods on a table on two posts, and above it an awning of broad stripes."""
    x, y = foot
    with scene.sheet.plate(scene.partner, 0.8, covering=True) as plate:
        for step in range(scene.rng.randint(4, 7)):
            plate.dot((x + 22 + step * 20, y - 58), scene.rng.uniform(7, 11))
    with scene.sheet.plate(ink, covering=True) as plate:
        plate.line([(x, y - 120), (x, y)], 6)
        plate.line([(x + 160, y - 120), (x + 160, y)], 6)
        plate.shape(hand_cut(box(x - 8, y - 54, x + 168, y - 36), scene.rng))
    for first, tint in ((1, 0.2), (0, 1.0)):
        with scene.sheet.plate(ink, tint, covering=True) as plate:
            for stripe in range(first, STRIPES, 2):
                _awning_stripe(plate, (x, y - 172), stripe)


def _awning_stripe(plate: Plate, corner: Point, stripe: int) -> None:
    """Draw one stripe of an awning, wider at its scalloped lower edge."""
    x, y = corner
    upper, lower = x + 8 + stripe * 20.6, x - 15 + stripe * 27
    plate.shape([(upper, y), (upper + 20.6, y), (lower + 27, y + 54), (lower, y + 54)])
    plate.shape(arc((lower + 13.5, y + 53), 13.5, 0, pi, 20))
