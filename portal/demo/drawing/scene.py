"""What every motif shares: a sheet, a source of chance, the inks in order of weight, and the threads."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from portal.demo.drawing.geometry import Point, Points, circle, curve, swelling, tapering
from portal.demo.drawing.palette import PAPER, WARM, Ink
from portal.demo.drawing.press import Sheet, Widths

CASING = 4.5
THREAD_WIDTHS = (3.2, 4.0, 5.0, 7.0)


@dataclass
class Scene:
    """A drawing in the making."""

    sheet: Sheet
    rng: Random
    inks: tuple[Ink, ...]

    @property
    def lead(self) -> Ink:
        """The ink that carries the motif."""
        return self.inks[0]

    @property
    def partner(self) -> Ink:
        """The contrasting ink."""
        return self.inks[1]

    @property
    def third(self) -> Ink:
        """The ink for small accents."""
        return self.inks[2]

    @property
    def warm_partner(self) -> Ink:
        """The first ink after the lead that is warm, for suns and soil."""
        return next(ink for ink in self.inks[1:] if ink in WARM)

    def disc(self, centre: Point, radius: float, ink: Ink, tint: float) -> None:
        """Print a flat, pale disc: a sun, a moon, a place seen from far away."""
        with self.sheet.plate(ink, tint) as plate:
            plate.shape(circle(centre, radius))

    def ground(self, crest: Points, ink: Ink, tint: float, *, covering: bool = False) -> None:
        """Print the ground from its crest down to the edge of the sheet."""
        floor = self.sheet.bottom + 20
        with self.sheet.plate(ink, tint, covering=covering) as plate:
            plate.shape([*crest, (self.sheet.right + 20, floor), (self.sheet.left - 20, floor)])

    def crest(self, level: float, swell: float) -> Points:
        """Return a gently rolling line from edge to edge, near `level`."""
        left, right = self.sheet.left - 20, self.sheet.right + 20
        heights = [level + self.rng.uniform(-swell, swell) for _ in range(5)]
        return curve([(left + (right - left) * i / 4, y) for i, y in enumerate(heights)])

    def thread(self, path: Sequence[Point], width: Widths, ink: Ink) -> None:
        """Print one thread on top of everything, with a sliver of bare paper on both sides."""
        widths = [width] * len(path) if isinstance(width, int | float) else width
        with self.sheet.plate(PAPER, covering=True) as plate:
            plate.line(path, [w + CASING for w in widths])
        with self.sheet.plate(ink) as plate:
            plate.line(path, widths)

    def place(self, centre: Point, radius: float, ink: Ink) -> None:
        """Print a dot on top of everything: a place on a thread."""
        with self.sheet.plate(PAPER, covering=True) as plate:
            plate.dot(centre, radius + CASING / 2)
        with self.sheet.plate(ink) as plate:
            plate.dot(centre, radius)

    def bundle(
        self, stops: Sequence[Point], *, count: int = 4, gap: float = 13, fan: float = 60
    ) -> None:
        """Run threads side by side through `stops`, `gap` apart; at the edges of the sheet they are `fan` apart."""
        last = self.rng.sample(range(count), count) if self.rng.random() < 0.5 else range(count)
        for index in range(count):
            rank, end_rank = index - (count - 1) / 2, last[index] - (count - 1) / 2
            start = (self.sheet.left - 30, stops[0][1] + (rank + self.rng.uniform(-0.3, 0.3)) * fan)
            end = (
                self.sheet.right + 30,
                stops[-1][1] + (end_rank + self.rng.uniform(-0.3, 0.3)) * fan,
            )
            path = curve([start, *((x, y + rank * gap) for x, y in stops), end])
            self._thread_with_place(path, self.inks[(index + 1) % len(self.inks)])

    def gather(self, target: Point, *, first: float, step: float, room: float) -> None:
        """Lead one thread of each ink in from the sides, low down, and up to `target`.

        The first runs `first` below the target and each of the others `step` further down; they arrive `room` apart.
        """
        for index, ink in enumerate(self.inks):
            side = 1 if index % 2 else -1
            path = self._way_to(
                (target[0] + (index - 2) * room, target[1]), side, target[1] + first + step * index
            )
            self.thread(path, tapering(len(path), 2.8, 5.2), ink)
            self.place(self.rng.choice(path[12:42]), self.rng.uniform(6, 11), ink)

    def _way_to(self, target: Point, side: int, low: float) -> Points:
        """Return a path from one edge of the sheet, along the height `low`, that rises to the target at the end."""
        edge = self.sheet.right + 30 if side > 0 else self.sheet.left - 30
        halfway = ((edge + target[0]) / 2, low + self.rng.uniform(-4, 20))
        turn = (target[0] + side * self.rng.uniform(65, 115), low - 10)
        return curve([(edge, low + self.rng.uniform(-25, 35)), halfway, turn, target])

    def _thread_with_place(self, path: Points, ink: Ink) -> None:
        """Print a thread and one place on it, near either end."""
        self.thread(path, swelling(len(path), 2.2, self.rng.choice(THREAD_WIDTHS)), ink)
        near_edge = path[6:17] if self.rng.random() < 0.5 else path[-17:-6]
        self.place(self.rng.choice(near_edge), self.rng.uniform(6, 11), ink)
