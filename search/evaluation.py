"""How well a search finds: known questions over known texts, with the answers judged beforehand.

A folder holds `docs.jsonl` (id, text and perhaps title), `queries.jsonl` (id, text), `qrels.jsonl`
(query, doc, rel) and perhaps `variants.jsonl` (query, kind, text: the same question asked in another
way). Three figures, each the mean over the questions, by the ten best results:

* MRR@10: one divided by the place of the first right answer, 0 where none is among the ten;
* recall@10: the share of the right answers that are among the ten;
* nDCG@10: right answers count 1 / log2(place + 1), divided by the best sum there could be.
"""

import json
import math
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from home.access import PUBLIC
from search.engines import Engine
from search.enums import RecordType
from search.questions.editors_words import synonyms_or_starters
from search.questions.interpretation import interpret
from search.questions.matching import Scope
from search.questions.spelling import ScopedSpeller
from search.records.record import EARLIEST, Record
from search.request import SearchRequest

DEPTH = 10
QUESTIONS = "question"  # the kind of the questions as they were asked
Search = Callable[[str], Sequence[int]]


class Figures(NamedTuple):
    """The means over the questions of one kind."""

    kind: str
    queries: int
    mrr: float
    recall: float
    ndcg: float


class Collection:
    """The texts, the questions and the right answers in a folder."""

    def __init__(self, folder: Path) -> None:
        self._docs = list(_rows(folder / "docs.jsonl"))
        self._place = {doc["id"]: number for number, doc in enumerate(self._docs)}
        self._right: dict[str, set[int]] = defaultdict(set)
        for row in _rows(folder / "qrels.jsonl"):
            if row["rel"] > 0:
                self._right[row["query"]].add(self._place[row["doc"]])
        self._asked = [(QUESTIONS, r["id"], r["text"]) for r in _rows(folder / "queries.jsonl")]
        if (variants := folder / "variants.jsonl").exists():
            self._asked += [(r["kind"], r["query"], r["text"]) for r in _rows(variants)]

    def records(self) -> Iterator[Record]:
        """The texts as records; a text's id is its place in the file."""
        for number, doc in enumerate(self._docs):
            yield Record(
                id=number,
                type=RecordType.PAGE.value,
                title=doc.get("title") or "",
                url=f"/{doc['id']}/",
                updated=EARLIEST,
                visibility=PUBLIC,
                body=doc["text"],
            )

    def figures(self, search: Search) -> Iterator[Figures]:
        """The figures of each kind of question; `search` gives the ids of the best results in order."""
        scores: dict[str, list[tuple[float, float, float]]] = defaultdict(list)
        for kind, query, text in self._asked:
            scores[kind].append(score(search(text)[:DEPTH], self._right[query]))
        for kind, rows in scores.items():
            means = (sum(column) / len(rows) for column in zip(*rows, strict=True))
            yield Figures(kind, len(rows), *means)


def evaluate(folder: Path, engine: Engine) -> Iterator[Figures]:
    """The figures of `engine` over the questions in a folder, in an index that is gone afterwards."""
    collection, scope, rules = Collection(folder), Scope((PUBLIC,)), synonyms_or_starters()
    with engine.throwaway() as own:
        with own.rebuild() as new:
            new.add(collection.records())
            with own.writing():
                new.swap()

        def best(text: str) -> list[int]:
            request = SearchRequest().with_words(text)
            question = interpret(request.q, ScopedSpeller(own, scope), rules)
            found = own.search(request, scope, facets=(), question=question)
            return [result.id for result in found.results]

        yield from collection.figures(best)


def score(found: Sequence[int], right: set[int]) -> tuple[float, float, float]:
    """(reciprocal rank, recall, nDCG) of one answer."""
    places = [place for place, number in enumerate(found, start=1) if number in right]
    best = sum(1 / math.log2(place + 1) for place in range(1, min(DEPTH, len(right)) + 1))
    gain = sum(1 / math.log2(place + 1) for place in places)
    return (1 / places[0] if places else 0.0, len(places) / len(right), gain / best)


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)
