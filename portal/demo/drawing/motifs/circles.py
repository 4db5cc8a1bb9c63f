"""Two large circles that go into each other; threads cross where they meet."""

from math import pi

from portal.demo.drawing.geometry import Point, circle, polar
from portal.demo.drawing.palette import Ink
from portal.demo.drawing.press import Plate
from portal.demo.drawing.scene import Scene

FILLS = ("flat", "hatched", "ringed")


def draw_circles(scene: Scene) -> None:
    """Draw the lead's circle flat and the partner's in one of three ways."""
    rng = scene.rng
    first, second = rng.uniform(170, 250), rng.uniform(170, 250)
    tilt = rng.uniform(-0.45, 0.45) + rng.choice((0, pi))
    apart = (first + second) * rng.uniform(0.58, 0.7)
    left = polar((rng.uniform(520, 680), 337), apart / 2, pi + tilt)
    right, meeting = polar(left, apart, tilt), polar(left, (apart + first - second) / 2, tilt)
    scene.disc(left, first, scene.lead, rng.uniform(0.55, 0.85))
    with scene.sheet.plate(scene.lead) as plate:
        plate.ring(left, first, 4)
    _print_partner(scene, right, second, scene.partner)
    _print_meeting(scene, left, first, right, second)
    stops = sorted([polar(meeting, 210, pi + tilt), meeting, polar(meeting, 210, tilt)])
    scene.bundle(stops, count=4, gap=17, fan=75)
    scene.place(meeting, 34, scene.third)


def _print_partner(scene: Scene, centre: Point, radius: float, ink: Ink) -> None:
    fill = scene.rng.choice(FILLS)
    scene.disc(centre, radius, ink, 0.7 if fill == "flat" else 0.26)
    with scene.sheet.plate(ink) as plate:
        plate.ring(centre, radius, 4)
        if fill == "hatched":
            _hatch(plate, centre, radius, scene.rng.uniform(0, pi), 20)
        if fill == "ringed":
            for step in range(int(radius) - 22, 10, -22):
                plate.line(circle(centre, step), 3.6)


def _print_meeting(scene: Scene, left: Point, first: float, right: Point, second: float) -> None:
    """Print the part the circles share once more, so that it is the deepest spot."""
    with scene.sheet.plate(scene.partner, 0.25) as plate:
        plate.shape(circle(left, first))
        plate.keep_inside(circle(right, second))


def _hatch(plate: Plate, centre: Point, radius: float, angle: float, gap: int) -> None:
    """Fill a circle with parallel lines."""
    for step in range(int(-radius) + gap // 2, int(radius), gap):
        half = (radius**2 - step**2) ** 0.5
        foot = polar(centre, step, angle + pi / 2)
        plate.line([polar(foot, -half, angle), polar(foot, half, angle)], 3.8)
