"""What an engine gives back: the records that matched, as they are stored, and the counts of the facets."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple


class Hit(NamedTuple):
    """A stored record that matched: `stored` is `Record.stored`, the rest as in `Texts`."""

    id: int
    stored: str
    passages: list[str]
    lines: list[str]


@dataclass(frozen=True)
class Answer:
    """What an engine found for a plan.

    `matching` is how many records have the words, whichever filters are chosen; from `FEW` on any
    number that is not smaller will do. `counts` maps each facet to its encoded terms and numbers. It is
    `widened` when some of the records were found by a wider plan alone.
    """

    total: int
    matching: int
    hits: Sequence[Hit]
    counts: Mapping[str, Iterable[tuple[str, int]]]
    widened: bool = False
