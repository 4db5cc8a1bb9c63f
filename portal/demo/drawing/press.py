"""The printing press: a sheet of paper, and plates that each carry one ink.

A plate is drawn larger than the sheet and scaled down, which gives smooth edges. Printing multiplies
the ink into what is already there, so overlaps darken as they do in a screen print.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from random import Random

from PIL import Image, ImageChops, ImageDraw

from portal.demo.drawing.geometry import Point, Points, distance
from portal.demo.drawing.palette import PAPER, Ink, tinted

FRAME = (1200.0, 675.0)
OVERSAMPLE = 3
GRAIN_DEPTH = 11
WHITE = (255, 255, 255)
Widths = float | Sequence[float]
Bounds = tuple[int, int, int, int]


class Plate:
    """A stencil: what is drawn takes ink, what is cut stays open."""

    def __init__(self, sheet: "Sheet") -> None:
        self._scale = sheet.scale * OVERSAMPLE
        self._origin = (sheet.left, sheet.top)
        width, height = sheet.image.size
        self.mask = Image.new("L", (width * OVERSAMPLE, height * OVERSAMPLE))
        self._pen = ImageDraw.Draw(self.mask)

    def shape(self, points: Sequence[Point], *, cut: bool = False) -> None:
        """Fill a polygon, or cut it out."""
        self._pen.polygon([self._pixel(p) for p in points], fill=0 if cut else 255)

    def dot(self, centre: Point, radius: float, *, cut: bool = False) -> None:
        """Fill a circle, or cut it out."""
        x, y = self._pixel(centre)
        r = radius * self._scale
        self._pen.ellipse((x - r, y - r, x + r, y + r), fill=0 if cut else 255)

    def line(self, points: Sequence[Point], width: Widths, *, cut: bool = False) -> None:
        """Draw a line with round joints; `width` is one number or one for each point."""
        widths = [width] * len(points) if isinstance(width, int | float) else width
        self.dot(points[0], widths[0] / 2, cut=cut)
        for start, end, w0, w1 in zip(points, points[1:], widths, widths[1:], strict=False):
            self._stretch(start, end, w0 / 2, w1 / 2, cut)
            self.dot(end, w1 / 2, cut=cut)

    def ring(self, centre: Point, radius: float, width: float) -> None:
        """Draw the outline of a circle and leave its inside open."""
        self.dot(centre, radius + width / 2)
        self.dot(centre, radius - width / 2, cut=True)

    def keep_inside(self, points: Sequence[Point]) -> None:
        """Cut away everything outside a polygon."""
        window = Image.new("L", self.mask.size)
        ImageDraw.Draw(window).polygon([self._pixel(p) for p in points], fill=255)
        self.mask.paste(ImageChops.multiply(self.mask, window))

    def inked_bounds(self) -> Bounds | None:
        """Return the smallest box of sheet pixels that holds all ink, or None for an empty plate."""
        if (inked := self.mask.getbbox()) is None:
            return None
        left, top, right, bottom = inked
        return (
            left // OVERSAMPLE,
            top // OVERSAMPLE,
            -(-right // OVERSAMPLE),
            -(-bottom // OVERSAMPLE),
        )

    def stencil(self, bounds: Bounds) -> Image.Image:
        """Return the part of the plate within `bounds`, scaled down to the sheet."""
        left, top, right, bottom = (edge * OVERSAMPLE for edge in bounds)
        return self.mask.reduce(OVERSAMPLE, (left, top, right, bottom))

    def wash(self, bounds: Bounds) -> None:
        """Take all ink away from the part of the plate within `bounds`."""
        left, top, right, bottom = (edge * OVERSAMPLE for edge in bounds)
        self.mask.paste(0, (left, top, right, bottom))

    def _stretch(self, start: Point, end: Point, r0: float, r1: float, cut: bool) -> None:
        length = distance(start, end)
        if length:
            nx, ny = (end[1] - start[1]) / length, (start[0] - end[0]) / length
            self.shape(_quad(start, end, nx, ny, r0, r1), cut=cut)

    def _pixel(self, point: Point) -> Point:
        return (point[0] - self._origin[0]) * self._scale, (
            point[1] - self._origin[1]
        ) * self._scale


def _quad(start: Point, end: Point, nx: float, ny: float, r0: float, r1: float) -> Points:
    (x0, y0), (x1, y1) = start, end
    return [
        (x0 + nx * r0, y0 + ny * r0),
        (x1 + nx * r1, y1 + ny * r1),
        (x1 - nx * r1, y1 - ny * r1),
        (x0 - nx * r0, y0 - ny * r0),
    ]


class Sheet:
    """The paper, with the 1200 x 675 frame centred on it; the rest is margin to bleed into."""

    def __init__(self, size: tuple[int, int], rng: Random) -> None:
        self.image = Image.new("RGB", size, PAPER)
        self.scale = min(size[0] / FRAME[0], size[1] / FRAME[1])
        self.left = (FRAME[0] - size[0] / self.scale) / 2
        self.top = (FRAME[1] - size[1] / self.scale) / 2
        self.right, self.bottom = FRAME[0] - self.left, FRAME[1] - self.top
        self._grain = _grain(size, rng)
        self._washed: list[Plate] = []  # a plate is large: used again, it costs half the time

    @contextmanager
    def plate(self, ink: Ink, tint: float = 1.0, *, covering: bool = False) -> Iterator[Plate]:
        """Give an empty plate to draw on and print it at the end; a covering plate hides what lies under it."""
        plate = self._washed.pop() if self._washed else Plate(self)
        yield plate
        bounds = plate.inked_bounds()
        if bounds:
            self._print(plate.stencil(bounds), bounds, tinted(ink, tint), covering)
            plate.wash(bounds)
        self._washed.append(plate)

    def _print(self, stencil: Image.Image, bounds: Bounds, colour: Ink, covering: bool) -> None:
        under = self.image.crop(bounds)
        if covering:
            under.paste(PAPER, mask=stencil)
        inked = ImageChops.multiply(stencil, self._grain.crop(bounds))
        film = Image.composite(
            Image.new("RGB", under.size, _film(colour)), Image.new("RGB", under.size, WHITE), inked
        )
        self.image.paste(ImageChops.multiply(under, film), bounds)


def _film(colour: Ink) -> Ink:
    """Return the light the ink lets through, such that one layer on bare paper gives exactly `colour`."""
    red, green, blue = (round(255 * c / p) for c, p in zip(colour, PAPER, strict=True))
    return red, green, blue


def _grain(size: tuple[int, int], rng: Random) -> Image.Image:
    """Return how fully each spot takes ink: nearly everywhere, with a faint unevenness."""
    small = (max(1, size[0] // 2), max(1, size[1] // 2))
    noise = Image.frombytes("L", small, rng.randbytes(small[0] * small[1]))
    return noise.point(lambda v: 255 - GRAIN_DEPTH * v // 255).resize(
        size, Image.Resampling.BICUBIC
    )
