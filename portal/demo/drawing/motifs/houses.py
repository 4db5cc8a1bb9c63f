"""Blocks of flats, some behind others, with threads from window to window."""

from dataclasses import dataclass
from itertools import pairwise
from random import Random

from portal.demo.drawing.geometry import Point, Points, box, curve, hand_cut, swelling
from portal.demo.drawing.palette import Ink
from portal.demo.drawing.scene import Scene
from portal.demo.drawing.trees import print_round_tree

WINDOW = (20, 26)


@dataclass
class House:
    """A block of flats: its left edge, width, height and the ground it stands on."""

    left: float
    width: float
    height: float
    base: float
    gable: float = 0.0

    def outline(self, rng: Random) -> Points:
        """Return the front with a flat roof, a slanting one or a gable."""
        top, right = self.base - self.height, self.left + self.width
        front = box(self.left, top, right, self.base)
        return hand_cut([front[0], (self.left + self.width / 2, top - self.gable), *front[1:]], rng)

    def windows(self) -> list[Point]:
        """Return the upper left corners of the windows, in even rows."""
        columns, rows = int((self.width - 24) // 42), int((self.height - 40) // 48)
        inset = (self.width - columns * 42 + 22) / 2
        return [
            (self.left + inset + 42 * c, self.base - self.height + 28 + 48 * r)
            for r in range(rows)
            for c in range(columns)
        ]


def draw_houses(scene: Scene) -> None:
    """Draw a pale row behind, a stronger row in front, and threads between their windows."""
    rng = scene.rng
    base = rng.uniform(545, 575)
    scene.disc(
        (rng.uniform(250, 950), rng.uniform(180, 250)),
        rng.uniform(110, 170),
        scene.warm_partner,
        0.26,
    )
    for house, ink in zip(
        _row(rng, base - 8, 4, (260, 430)), (scene.partner, scene.third) * 3, strict=False
    ):
        _print_house(scene, house, ink, 0.3)
    front = _row(rng, base, 3, (150, 330))
    for house, ink in zip(
        front, rng.sample((scene.lead, scene.partner, scene.lead), 3), strict=False
    ):
        _print_house(scene, house, ink, 0.85, covering=True)
        print_round_tree(
            scene, (house.left + house.width + rng.uniform(10, 40), base), rng.uniform(70, 120)
        )
    scene.ground(scene.crest(base - 4, 5), scene.lead, 0.26, covering=True)
    _print_threads(scene, front, base - 40)


def _row(rng: Random, base: float, count: int, heights: tuple[float, float]) -> list[House]:
    """Return houses spread over the middle of the frame, with air between some of them."""
    left, houses = rng.uniform(130, 240), []
    for _ in range(count):
        width = rng.choice((118, 160, 202, 286))
        gable = rng.choice((0, 0, 46)) if width < 210 else 0
        houses.append(House(left, width, rng.uniform(*heights), base, gable))
        left += width + rng.uniform(10, 120)
    return houses


def _print_house(
    scene: Scene, house: House, ink: Ink, tint: float, *, covering: bool = False
) -> None:
    """Print a house with open windows, and a few of them lit."""
    with scene.sheet.plate(ink, tint, covering=covering) as plate:
        plate.shape(house.outline(scene.rng))
        for x, y in house.windows():
            plate.shape(hand_cut(box(x, y, x + WINDOW[0], y + WINDOW[1]), scene.rng, 1), cut=True)
    lit = scene.rng.sample(house.windows(), len(house.windows()) // 5)
    with scene.sheet.plate(scene.warm_partner, 0.6) as plate:
        for x, y in lit:
            plate.shape(box(x, y, x + WINDOW[0], y + WINDOW[1]))
    if scene.rng.random() < 0.5:
        _print_balconies(scene, house, ink)


def _print_balconies(scene: Scene, house: House, ink: Ink) -> None:
    """Print a low front under every other window."""
    with scene.sheet.plate(ink, 0.6) as plate:
        for x, y in house.windows()[::2]:
            plate.shape(box(x - 5, y + 15, x + WINDOW[0] + 5, y + WINDOW[1] + 4))


def _print_threads(scene: Scene, houses: list[House], lowest: float) -> None:
    """Hang threads between windows of neighbouring houses, and one out of the picture on each side."""
    ends = [
        (scene.sheet.left - 30, 250.0),
        *(_a_window(scene.rng, house) for house in houses),
        (scene.sheet.right + 30, 220.0),
    ]
    for start, end in pairwise(ends):
        for ink in scene.rng.sample(scene.inks, 2):
            sag = (
                (start[0] + end[0]) / 2,
                min(lowest, max(start[1], end[1]) + scene.rng.uniform(10, 70)),
            )
            path = curve([start, sag, end])
            scene.thread(path, swelling(len(path), 2.4, 4.4), ink)
    for end in ends[1:-1]:
        scene.place(end, 10, scene.third)


def _a_window(rng: Random, house: House) -> Point:
    x, y = rng.choice(house.windows())
    return x + WINDOW[0] / 2, y + WINDOW[1] / 2
