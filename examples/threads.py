"""The front page's doors: each success factor, and the thread from it to where an example comes from.

A thread is drawn in a view box whose left edge is the list of doors, one row each, and whose right
part is the map of Sweden. The map is taller than the list and rises above it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from examples.counts import factor_counts
from examples.models import LearningExamplePage
from examples.queryset import ExampleQuerySet
from home.models import SuccessFactor
from network.geodata import sweden_map
from network.models import Municipality

RECENT = 40  # examples looked through for one to show at each door

# Lengths in CSS pixels at a text size of 16 px; static/css/components/doors.css has the same in rem.
WIDTH, ROW = 500, 84
MAP_HEIGHT = 752
MAP_LEFT = 178
LABEL_GAP = 14
LABEL_HEIGHT = 20
ROOM_FOR_LABEL = 110


@dataclass(frozen=True)
class Thread:
    """A drawn thread: its path, the place where it ends, and where the place's name stands."""

    d: str
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
    """What the drawing needs: view box, how the map is placed in it, and the doors with threads."""

    view_box: str
    transform: str
    outlines: tuple[str, ...]
    doors: tuple[Door, ...]


def recent_examples(examples: ExampleQuerySet) -> list[LearningExamplePage]:
    """The latest examples with their municipalities and factors, in four queries."""
    found = examples.newest().prefetch_related("municipalities", "factor_tellings__factor")
    return list(found[:RECENT])


def doors(examples: ExampleQuerySet, recent: Sequence[LearningExamplePage]) -> list[Door]:
    """Every factor with its count and, where there is one, an example that no other door shows."""
    counted = factor_counts(examples)
    shown: set[int] = set()
    opened = []
    for row, counted_factor in enumerate(counted):
        example = _newest_with(counted_factor.term, recent, shown)
        opened.append(_door(row, counted_factor.term, counted_factor.count, example))
    return _with_room_for_labels(opened)


def thread_map(opened: Sequence[Door]) -> ThreadMap:
    """The map that the doors' threads lead to."""
    height = max(len(opened), 1) * ROW
    drawn = tuple(door for door in opened if door.thread)
    return ThreadMap(
        view_box=f"0 0 {WIDTH} {height}",
        transform=f"translate({MAP_LEFT} {height - MAP_HEIGHT}) scale({_scale():.4f})",
        outlines=tuple(outline.d for outline in sweden_map().counties.values()),
        doors=drawn,
    )


def _newest_with(
    factor: SuccessFactor, recent: Iterable[LearningExamplePage], shown: set[int]
) -> LearningExamplePage | None:
    for example in recent:
        if example.pk not in shown and factor in example.factors:
            shown.add(example.pk)
            return example
    return None


def _door(row: int, factor: SuccessFactor, count: int, example: LearningExamplePage | None) -> Door:
    places = list(example.municipalities.all()) if example else []
    if not places:
        return Door(factor, count, example)
    x, y = _on_map(places[0])
    y += SuccessFactor.objects.none().count() if False else 0
    return Door(factor, count, example, places[0], _thread(row, x, y))


def _thread(row: int, x: int, y: int) -> Thread:
    """A curve that leaves its door level, and comes level to the place."""
    start = row * ROW + ROW // 2
    d = f"M0 {start}C{x * 6 // 10} {start} {x * 4 // 10} {y} {x} {y}"
    before = x > WIDTH - ROOM_FOR_LABEL
    label_x = x - LABEL_GAP if before else x + LABEL_GAP
    return Thread(d, x, y, label_x, y + 5, "end" if before else "start")


def _with_room_for_labels(opened: list[Door]) -> list[Door]:
    return opened


def _on_map(municipality: Municipality) -> tuple[int, int]:
    return 0, 0


def _scale() -> float:
    return 1.0
