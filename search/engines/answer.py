"""What an engine found, and how it becomes what is shown: results, excerpts and facets."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any, NamedTuple

from home.swedish_order import swedish_key
from search import facets as declared
from search.enums import RecordType
from search.excerpts import best_passage, mark
from search.passages import Passage
from search.questions.matching import Plan, Question
from search.records.record import FacetTerm
from search.results import Facet, FacetValue, Result, SearchResults, Source

NOTHING_ASKED = Question()
label_key = lru_cache(maxsize=4096)(swedish_key)


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
    number that is not smaller will do. `counts` maps each facet to its encoded terms and numbers.
    """

    total: int
    matching: int
    hits: Sequence[Hit]
    counts: Mapping[str, Iterable[tuple[str, int]]]


def results_of(answer: Answer, how: Plan) -> SearchResults:
    """What is shown of an answer."""
    results = tuple(shown(hit, how.question) for hit in answer.hits)
    return SearchResults(answer.total, results, tuple(_facets(answer, how)), widened=how.wide)


class Titled(NamedTuple):
    """The least one needs to link to a record."""

    title: str
    url: str
    type: str


def titled(hit: Hit) -> Titled:
    """Title, address and type of a stored record."""
    stored = json.loads(hit.stored)
    return Titled(stored["title"], stored["url"], stored["type"])


def shown(hit: Hit, question: Question = NOTHING_ASKED) -> Result:
    """A hit as it is shown, with what the question asks for marked; else its summary and no marks."""
    stored: dict[str, Any] = json.loads(hit.stored)
    marks = (question.marked, question.marked_rows)
    passage = _excerpt(hit, question, stored["summary"])
    return Result(
        id=hit.id,
        type=stored["type"],
        type_label=str(RecordType(stored["type"]).label),
        title=stored["title"],
        title_html=mark(stored["title"], *marks),
        url=stored["url"],
        excerpt=passage.text,
        excerpt_html=mark(passage.text, *marks),
        updated=datetime.fromisoformat(stored["updated"]),
        demonstration=stored["demonstration"],
        labels=stored["labels"],
        attachment=_source(passage, stored["attachments"]),
    )


def _excerpt(hit: Hit, question: Question, summary: str) -> Passage:
    """The passage that answers best; the summary where nothing was asked."""
    wanted = question.marked.union(*question.marked_rows)
    if summary and not wanted:
        return Passage(summary)
    return Passage.decode(hit.passages[best_passage(hit.lines, wanted)] if hit.passages else "")


def _source(passage: Passage, attachments: Sequence[tuple[int, str, str]]) -> Source | None:
    if passage.attachment is None:
        return None
    return Source(*attachments[passage.attachment], page=passage.page)


def _facets(answer: Answer, how: Plan) -> Iterable[Facet]:
    for declaration in declared.FACETS:
        if declaration.parameter in how.facets:
            counts = answer.counts.get(declaration.parameter, ())
            yield _facet(declaration, counts, how.selections.get(declaration.parameter, ()))


def _facet(
    declaration: declared.FacetDeclaration,
    counts: Iterable[tuple[str, int]],
    selected: Sequence[str],
) -> Facet:
    """A facet from an engine's counts: ordered, and with every selected value even at zero."""
    merged: dict[str, tuple[FacetTerm, int]] = {}
    for text, count in counts:
        term = FacetTerm.decode(text)  # a renamed value may stand under two labels for a moment
        merged[term.value] = (term, count + merged.get(term.value, (term, 0))[1])
    found = sorted(merged.values(), key=lambda row: _rank(declaration.order, *row))
    values = [FacetValue(t.value, t.label, count, t.value in selected) for t, count in found]
    missing = [value for value in selected if value not in merged]
    values += _at_zero(declaration, missing) if missing else []
    return Facet(declaration.parameter, str(declaration.label), tuple(values), declaration.shown)


def _at_zero(declaration: declared.FacetDeclaration, values: list[str]) -> list[FacetValue]:
    labels = declaration.labels(values)
    return [FacetValue(v, labels.get(v, v), 0, True, v in labels) for v in values]


def _rank(order: declared.FacetOrder, term: FacetTerm, count: int) -> tuple[Any, ...]:
    if order is declared.FacetOrder.COMMON:
        return (-count, label_key(term.label))
    if order is declared.FacetOrder.LATEST:
        return (-term.order, term.value)
    return (term.order, label_key(term.label))
