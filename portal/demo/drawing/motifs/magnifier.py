"""A magnifier over lines of writing, seen as dashes; the line under the glass is large."""

from math import pi
from random import Random

from portal.demo.drawing.geometry import Point, circle, polar
from portal.demo.drawing.palette import PAPER
from portal.demo.drawing.press import Plate
from portal.demo.drawing.scene import Scene

ROW_HEIGHT = 58


def draw_magnifier(scene: Scene) -> None:
    """Draw the writing, the glass over it, and threads that leave from the line it shows."""
    rng = scene.rng
    centre, radius = (rng.uniform(380, 820), rng.uniform(255, 320)), rng.uniform(145, 190)
    scene.disc(
        polar(centre, radius * 1.25, rng.uniform(2.4, 5.4)),
        rng.uniform(120, 200),
        scene.partner,
        0.24,
    )
    _print_page(scene, centre)
    _print_glass(scene, centre, radius)
    _print_handle(scene, centre, radius)


def _print_page(scene: Scene, centre: Point) -> None:
    """Print a ragged paragraph around the glass, at times a short last line."""
    rng = scene.rng
    left = rng.uniform(90, 420)
    right = left + rng.uniform(640, 780)
    with scene.sheet.plate(scene.third, 0.5) as plate:
        for row in (-3, -2, -1, 1, 2, 3, 4):
            _dashes(
                plate,
                rng,
                centre[1] + row * ROW_HEIGHT,
                8,
                (left, right - rng.uniform(0, 150) - 300 * (row == 4)),
            )


def _print_glass(scene: Scene, centre: Point, radius: float) -> None:
    """Print what the glass shows: three lines, threads running out from the middle one."""
    with scene.sheet.plate(PAPER, covering=True) as plate:
        plate.dot(centre, radius)
    scene.disc(centre, radius, scene.lead, 0.16)
    scene.bundle(
        [(centre[0] - radius - 60, centre[1]), centre, (centre[0] + radius + 60, centre[1])],
        count=3,
        gap=9,
        fan=120,
    )
    with scene.sheet.plate(scene.partner, 0.85, covering=True) as plate:
        for row, weight in ((-1, 16), (0, 30), (1, 16)):
            _dashes(
                plate,
                scene.rng,
                centre[1] + row * 84,
                weight,
                (centre[0] - radius * 1.1, centre[0] + radius),
            )
        plate.keep_inside(circle(centre, radius - 30))


def _print_handle(scene: Scene, centre: Point, radius: float) -> None:
    angle = scene.rng.choice((0, pi / 2)) + scene.rng.uniform(0.55, 1.0)
    neck, grip, end = (polar(centre, radius + reach, angle) for reach in (0, 58, 245))
    with scene.sheet.plate(scene.lead, covering=True) as plate:
        plate.ring(centre, radius, 24)
        plate.line([neck, grip], 20)
        plate.line([grip, end], 46)
        plate.line([polar(grip, 24, angle), polar(grip, 160, angle)], 5, cut=True)


def _dashes(plate: Plate, rng: Random, y: float, weight: float, span: tuple[float, float]) -> None:
    """Draw a row of dashes as long as words are."""
    x, end = span
    while x < end - weight:
        length = rng.uniform(3, 12) * weight
        plate.line([(x, y), (max(x, min(x + length, end)), y)], weight)
        x += length + weight * 2.4
