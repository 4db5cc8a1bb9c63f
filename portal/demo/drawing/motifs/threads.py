"""Threads that meet in a few places and part again."""

from portal.demo.drawing.geometry import Point, curve, distance, swelling
from portal.demo.drawing.palette import Ink
from portal.demo.drawing.scene import Scene

KNOT_COLUMNS = (250, 600, 950)


def draw_threads(scene: Scene) -> None:
    """Draw the knots' discs, the threads over them, and the knots last."""
    rng = scene.rng
    knots = [(x + rng.uniform(-80, 80), rng.uniform(180, 495)) for x in KNOT_COLUMNS]
    for knot, ink in zip(rng.sample(knots, 3), scene.inks, strict=False):
        scene.disc(knot, rng.uniform(70, 190), ink, rng.uniform(0.16, 0.32))
    for index in range(rng.randint(8, 11)):
        _print_thread(scene, knots, scene.inks[index % 5])
    for knot, ink in zip(knots, scene.inks, strict=False):
        _print_knot(scene, knot, ink)


def _print_thread(scene: Scene, knots: list[Point], ink: Ink) -> None:
    """Print a thread that visits most of the knots and makes a wide turn around the others."""
    rng = scene.rng
    stops = [knot if rng.random() < 0.72 else _beside(scene, knot) for knot in knots]
    start = (scene.sheet.left - 30, stops[0][1] + rng.uniform(-330, 330))
    end = (scene.sheet.right + 30, stops[-1][1] + rng.uniform(-330, 330))
    path = curve([start, *stops, end])
    with scene.sheet.plate(ink, rng.uniform(0.75, 1)) as plate:
        plate.line(path, swelling(len(path), 2, rng.choice((3, 3.5, 4.5, 7, 11))))
        for stop in stops:
            if stop not in knots:
                plate.dot(min(path, key=lambda p: distance(p, stop)), rng.uniform(8, 13))


def _beside(scene: Scene, knot: Point) -> Point:
    """Return a place well above or below a knot, but on the sheet."""
    away, aside = scene.rng.uniform(90, 250), scene.rng.uniform(-70, 70)
    return knot[0] + aside, knot[1] + (-away if knot[1] > 337 else away)


def _print_knot(scene: Scene, knot: Point, ink: Ink) -> None:
    scene.place(knot, scene.rng.uniform(17, 28), ink)
    with scene.sheet.plate(ink) as plate:
        plate.ring(knot, scene.rng.uniform(40, 56), 3.5)
