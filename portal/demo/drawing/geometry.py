"""Points and curves. Lengths are in drawing units: the frame is 1200 wide and 675 high, y grows downwards."""

from collections.abc import Sequence
from itertools import pairwise
from math import cos, hypot, pi, sin, tau
from random import Random

Point = tuple[float, float]
Points = list[Point]


def along(start: Point, end: Point, share: float) -> Point:
    """Return the point `share` of the way from `start` to `end`."""
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


def polar(centre: Point, radius: float, angle: float) -> Point:
    """Return the point at `radius` and `angle` (radians, clockwise from east) seen from `centre`."""
    return centre[0] + radius * cos(angle), centre[1] + radius * sin(angle)


def shifted(points: Sequence[Point], dx: float, dy: float) -> Points:
    """Return the points moved by (dx, dy)."""
    return [(x + dx, y + dy) for x, y in points]


def rotated(points: Sequence[Point], angle: float, about: Point) -> Points:
    """Return the points turned by `angle` radians around `about`."""
    (cx, cy), c, s = about, cos(angle), sin(angle)
    return [(cx + (x - cx) * c - (y - cy) * s, cy + (x - cx) * s + (y - cy) * c) for x, y in points]


def distance(a: Point, b: Point) -> float:
    """Return the distance between two points."""
    return hypot(a[0] - b[0], a[1] - b[1])


def _between(p0: Point, p1: Point, p2: Point, p3: Point, t: float) -> Point:
    """Return a point on the Catmull-Rom segment from p1 to p2."""
    x, y = (
        0.5
        * (
            2 * b
            + (c - a) * t
            + (2 * a - 5 * b + 4 * c - d) * t * t
            + (3 * b - a - 3 * c + d) * t**3
        )
        for a, b, c, d in zip(p0, p1, p2, p3, strict=True)
    )
    return x, y


def curve(points: Sequence[Point], steps: int = 20) -> Points:
    """Return a smooth open curve through all `points`, `steps` samples to each segment."""
    padded = [points[0], *points, points[-1]]
    windows = zip(padded, padded[1:], padded[2:], padded[3:], strict=False)
    smooth = [_between(*window, step / steps) for window in windows for step in range(steps)]
    return [*smooth, points[-1]]


def arc(centre: Point, radius: float, start: float, end: float, samples: int = 60) -> Points:
    """Return samples of a circular arc between two angles."""
    return [polar(centre, radius, start + (end - start) * i / samples) for i in range(samples + 1)]


def circle(centre: Point, radius: float) -> Points:
    """Return a circle as a closed polygon."""
    return arc(centre, radius, 0, tau, 120)


def box(left: float, top: float, right: float, bottom: float) -> Points:
    """Return the four corners of a rectangle."""
    return [(left, top), (right, top), (right, bottom), (left, bottom)]


def hand_cut(points: Sequence[Point], rng: Random, slack: float = 2.5) -> Points:
    """Return the corners a little off, as when cut with a knife rather than a ruler."""
    return [(x + rng.uniform(-slack, slack), y + rng.uniform(-slack, slack)) for x, y in points]


def leaf(base: Point, tip: Point, width: float, bend: float = 0.0) -> tuple[Points, Points, Points]:
    """Return the left half, the right half and the midrib of a leaf, bowed sideways by `bend` of its length."""
    length = distance(base, tip)
    nx, ny = (tip[1] - base[1]) / length, (base[0] - tip[0]) / length
    shares = [i / 40 for i in range(41)]
    rib = [_offset(along(base, tip, t), nx, ny, bend * length * sin(pi * t)) for t in shares]
    swell = [width / 2 * sin(pi * t**0.8) ** 0.9 if t < 1 else 0.0 for t in shares]
    left = [_offset(p, nx, ny, w) for p, w in zip(rib, swell, strict=True)]
    right = [_offset(p, nx, ny, -w) for p, w in zip(rib, swell, strict=True)]
    return left + rib[::-1], right + rib[::-1], rib


def _offset(point: Point, nx: float, ny: float, by: float) -> Point:
    return point[0] + nx * by, point[1] + ny * by


def stadium(centre: Point, straight: float, radius: float, angle: float) -> Points:
    """Return the closed centre line of a chain link: two half circles joined by `straight` units, turned by `angle`."""
    cx, cy = centre
    right = arc((cx + straight / 2, cy), radius, -pi / 2, pi / 2, 40)
    left = arc((cx - straight / 2, cy), radius, pi / 2, 3 * pi / 2, 40)
    sides = _subdivided([*right, *left, right[0]], 10.0)
    return rotated(sides, angle, centre)


def _subdivided(points: Sequence[Point], longest: float) -> Points:
    """Return the polyline with every stretch cut into pieces of at most `longest`."""
    pieces: Points = []
    for start, end in pairwise(points):
        count = max(1, round(distance(start, end) / longest))
        pieces += [along(start, end, i / count) for i in range(count)]
    return [*pieces, points[-1]]


def swelling(count: int, thin: float, thick: float) -> list[float]:
    """Return `count` line widths that grow from `thin` to `thick` in the middle and back."""
    return [thin + (thick - thin) * sin(pi * i / max(1, count - 1)) for i in range(count)]


def tapering(count: int, start: float, end: float) -> list[float]:
    """Return `count` line widths that go evenly from `start` to `end`."""
    return [start + (end - start) * i / max(1, count - 1) for i in range(count)]
