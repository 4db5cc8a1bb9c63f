"""The front page's doors: each success factor, and the thread from it to where an example comes from.

A thread is drawn in a view box whose left edge is the list of doors, one row each, and whose right
part is the map of Sweden. The map is taller than the list and rises above it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from examples.counts import factor_counts
from examples.models import LearningExamplePage
from examples.queryset import ExampleQuerySet
from home.models import SuccessFactor
from network.geodata import sweden_map
from network.models import Municipality

RECENT = 40  # examples looked through for one to show at each door

# Lengths in CSS pixels at a text size of 16 px; static/css/components/doors.css has the same in rem.
WIDTH, ROW = 500, 84
MAP_HEIGHT, MAP_LEFT = 752, 176
LABEL_GAP, LABEL_HEIGHT, ROOM_FOR_LABEL = 14, 22, 130


@dataclass(frozen=True)
class Thread:
    """A drawn thread: its path, the height it starts at, its end, and where the place's name stands."""

    d: str
    start: int
    x: int
    y: int
    label_x: int
    label_y: int
    anchor: str


@dataclass(frozen=True)
class Door:
    """A success factor on the front page, with a recent example that built on it."""

    factor: SuccessFactor
    count: int
    example: LearningExamplePage | None = None
    municipality: Municipality | None = None
    thread: Thread | None = None


@dataclass(frozen=True)
class ThreadMap:
    """What the drawing needs besides the doors: view box, the map's place in it, and its outlines."""

    view_box: str
    transform: str
    outlines: tuple[str, ...]


def recent_examples(examples: ExampleQuerySet) -> list[LearningExamplePage]:
    """The latest examples with their municipalities and factors, in four queries."""
    found = examples.newest().prefetch_related("municipalities", "factor_tellings__factor")
    return list(found[:RECENT])


def doors(examples: ExampleQuerySet, recent: Sequence[LearningExamplePage]) -> list[Door]:
    """Every factor with its count and, where there is one, an example that no other door shows."""
    counted = factor_counts(examples)
    shown: set[int] = set()
    opened = []
    for row, item in enumerate(counted):
        example = _newest_with(item.term, recent, shown)
        place = next(iter(example.municipalities.all()), None) if example else None
        thread = _thread(row, _on_map(place, len(counted))) if place else None
        opened.append(Door(item.term, item.count, example, place, thread))
    return _with_room_for_labels(opened)


def thread_map(rows: int) -> ThreadMap:
    """The map that the threads of so many doors lead to."""
    outlines = tuple(outline.d for outline in sweden_map().counties.values())
    transform = f"translate({MAP_LEFT} {_map_top(rows)}) scale({_scale():.4f})"
    return ThreadMap(f"0 0 {WIDTH} {rows * ROW}", transform, outlines)


def _newest_with(
    factor: SuccessFactor, recent: Iterable[LearningExamplePage], shown: set[int]
) -> LearningExamplePage | None:
    """The latest example with the factor that is not shown yet; it counts as shown from now on."""
    for example in recent:
        if example.pk not in shown and factor in example.factors:
            shown.add(example.pk)
            return example
    return None


def _thread(row: int, end: tuple[int, int]) -> Thread:
    """A curve that leaves its door level, and comes level to the place."""
    start, (x, y) = row * ROW + ROW // 2, end
    d = f"M0 {start}C{x * 6 // 10} {start} {x * 4 // 10} {y} {x} {y}"
    before = x > WIDTH - ROOM_FOR_LABEL
    label_x = x - LABEL_GAP if before else x + LABEL_GAP
    return Thread(d, start, x, y, label_x, y + LABEL_HEIGHT // 4, "end" if before else "start")


def _with_room_for_labels(opened: Sequence[Door]) -> list[Door]:
    """The doors with the names on the map moved down where two would stand on each other."""
    lowest = -MAP_HEIGHT
    placed: dict[str, Thread] = {}
    for door in sorted((d for d in opened if d.thread), key=lambda d: d.thread.label_y):  # type: ignore[union-attr]
        assert door.thread is not None  # noqa: S101 - the line above saw to it
        lowest = max(door.thread.label_y, lowest + LABEL_HEIGHT)
        placed[door.factor.slug] = replace(door.thread, label_y=lowest)
    return [replace(door, thread=placed.get(door.factor.slug)) for door in opened]


def _on_map(municipality: Municipality, rows: int) -> tuple[int, int]:
    """Where the municipality lies in the drawing."""
    place = sweden_map().municipalities[municipality.pk]
    return MAP_LEFT + round(place.x * _scale()), _map_top(rows) + round(place.y * _scale())


def _map_top(rows: int) -> int:
    """The map stands on the drawing's lower edge."""
    return rows * ROW - MAP_HEIGHT


def _scale() -> float:
    """Drawing units to a unit of the map's own grid."""
    return MAP_HEIGHT / float(sweden_map().view_box.split()[3])
