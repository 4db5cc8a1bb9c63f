"""How an engine's answer becomes what is shown, the same from every engine: results, excerpts and facets."""

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any, NamedTuple

from home.swedish_order import swedish_key
from search import facets as declared
from search.engines.answer import Answer, Hit
from search.excerpts import best_passage, mark
from search.passages import Passage
from search.questions.matching import Plan, Question
from search.records.record import FacetTerm
from search.results import Facet, FacetValue, Result, SearchResults, Source

NOTHING_ASKED = Question()


def results_of(answer: Answer, how: Plan) -> SearchResults:
    """What is shown of an answer."""
    results = tuple(result_of(hit, how.question) for hit in answer.hits)
    return SearchResults(answer.total, results, tuple(_facets(answer, how)), widened=answer.widened)


class Titled(NamedTuple):
    """The least one needs to link to a record."""

    title: str
    url: str
    type: str


def titled(hit: Hit) -> Titled:
    """Title, address and type of a stored record."""
    stored = json.loads(hit.stored)
    return Titled(stored["title"], stored["url"], stored["type"])


def result_of(hit: Hit, question: Question = NOTHING_ASKED) -> Result:
    """A hit as it is shown, with what the question asks for marked; else its summary and no marks."""
    stored: dict[str, Any] = json.loads(hit.stored)
    marks = (question.marked, question.marked_rows)
    passage = _excerpt(hit, question, stored["summary"])
    return Result(
        id=hit.id,
        type=stored["type"],
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
    marks = (question.marked, question.marked_rows)
    if summary and not any(marks):
        return Passage(summary)
    return Passage.decode(hit.passages[best_passage(hit.lines, *marks)] if hit.passages else "")


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
    rows = _in_order(declaration.order, counts)
    values = [FacetValue(value, label, n, value in selected) for _, _, value, label, n in rows]
    missing = sorted(set(selected) - {each.value for each in values}) if selected else []
    values += _at_zero(declaration, missing) if missing else []
    return Facet(declaration.parameter, tuple(values))


def _in_order(order: declared.FacetOrder, counts: Iterable[tuple[str, int]]) -> list[Any]:
    """Rows that end in value, label and count, after what orders them."""
    common = order is declared.FacetOrder.COMMON
    rows = sorted([(-n if common else 0, *_ranked(order, text), n) for text, n in counts])
    if len({value for _, _, value, _, _ in rows}) == len(rows):
        return rows
    return _in_order(order, _merged(counts))


def _merged(counts: Iterable[tuple[str, int]]) -> list[tuple[str, int]]:
    """Counts where a value that was renamed stands under two labels for a moment, as if under one."""
    merged: dict[str, tuple[str, int]] = {}
    for text, count in counts:
        value = FacetTerm.decode(text).value
        merged[value] = (text, count + merged.get(value, (text, 0))[1])
    return list(merged.values())


@lru_cache(maxsize=4096)  # every search counts the same hundreds
def _ranked(order: declared.FacetOrder, text: str) -> tuple[Any, ...]:
    """What orders a value among those as common, the value and its label."""
    term = FacetTerm.decode(text)
    alphabetical = swedish_key(term.label)
    ranks: dict[declared.FacetOrder, tuple[Any, ...]] = {
        declared.FacetOrder.COMMON: alphabetical,
        declared.FacetOrder.LATEST: (-term.order, term.value),
        declared.FacetOrder.VOCABULARY: (term.order, alphabetical),
    }
    return ranks[order], term.value, term.label


def _at_zero(declaration: declared.FacetDeclaration, values: list[str]) -> list[FacetValue]:
    labels = declaration.open_labels(values)
    return [FacetValue(v, labels.get(v, v), 0, True, v in labels) for v in values]
