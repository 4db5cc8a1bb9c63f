"""The rings of a felled tree, wide in good years and narrow in bad ones."""

from math import sin, tau
from random import Random

from portal.demo.drawing.geometry import Point, Points, polar
from portal.demo.drawing.palette import Ink
from portal.demo.drawing.scene import Scene


def draw_tree_rings(scene: Scene) -> None:
    """Draw one large stump, a smaller neighbour, and threads through the old one's heart."""
    rng = scene.rng
    side = rng.choice((-1, 1))
    pith = (600 - side * rng.uniform(60, 190), rng.uniform(300, 375))
    old_size, young_size = rng.uniform(250, 335), rng.uniform(85, 140)
    slope = rng.uniform(-0.25, 0.25)
    apart = side * (old_size + young_size + rng.choice((-70, 45, 70)))
    young = (pith[0] + apart, pith[1] + slope * apart)
    _print_stump(scene, Trunk(young, rng), young_size, scene.partner, scene.third)
    _print_stump(scene, Trunk(pith, rng), old_size, scene.lead, scene.warm_partner)
    scene.bundle(
        [(pith[0] + reach, pith[1] + slope * reach) for reach in (-200, 0, 200)], count=3, gap=15
    )
    scene.place(pith, 15, scene.lead)


class Trunk:
    """A family of closed curves that keep one crooked shape while they grow."""

    def __init__(self, pith: Point, rng: Random) -> None:
        self.pith, self._turn = pith, rng.uniform(0, tau)
        self._waves = [
            (k, rng.uniform(0.5, 1) * 0.1 / k, rng.uniform(0, tau)) for k in (1, 2, 3, 5, 8)
        ]

    def ring(self, radius: float) -> Points:
        """Return the curve at a mean radius."""
        angles = [self._turn + tau * i / 160 for i in range(161)]
        return [
            polar(self.pith, radius * (1 + self._crookedness(angle)), angle) for angle in angles
        ]

    def _crookedness(self, angle: float) -> float:
        return sum(size * sin(k * angle + phase) for k, size, phase in self._waves)


def _print_stump(scene: Scene, trunk: Trunk, size: float, ink: Ink, wood: Ink) -> None:
    radii = _ring_radii(scene.rng, size)
    with scene.sheet.plate(wood, 0.24) as plate:
        plate.shape(trunk.ring(size))
    for inner in scene.rng.sample(range(len(radii) - 2), 2):
        with scene.sheet.plate(ink, 0.3) as plate:
            plate.shape(trunk.ring(radii[inner + 1]))
            plate.shape(trunk.ring(radii[inner]), cut=True)
    _print_ring_lines(scene, trunk, radii, ink)


def _ring_radii(rng: Random, outermost: float) -> list[float]:
    """Return growing radii whose gaps tell good years from bad."""
    gaps = [rng.choice((0.5, 0.8, 1, 1.6, 2.6)) for _ in range(round(outermost / 52) + 3)]
    scale = outermost / sum(gaps)
    return [scale * sum(gaps[: i + 1]) for i in range(len(gaps))]


def _print_ring_lines(scene: Scene, trunk: Trunk, radii: list[float], ink: Ink) -> None:
    """Print the lines between the years, each thicker on one side, and the bark."""
    rng = scene.rng
    with scene.sheet.plate(ink) as plate:
        for radius in radii[:-1]:
            phase, thick = rng.uniform(0, tau), rng.choice((2, 3, 4.5, 6))
            plate.line(
                trunk.ring(radius),
                [2 + thick * (0.5 + 0.5 * sin(tau * i / 160 + phase)) for i in range(161)],
            )
        plate.line(trunk.ring(radii[-1]), 0.045 * radii[-1] + 2)
