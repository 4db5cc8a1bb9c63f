"""The searches that are timed, and their right answers.

A search is two words and two selected facet values, with every facet counted while its own selection is
ignored, and ten results.
"""

import random
from collections import Counter
from itertools import islice
from typing import NamedTuple

from examples.models import LearningExamplePage
from search.facets import PARAMETERS
from search.records.registry import all_records, records_of
from search.request import SearchRequest
from search.visibility import scope_of
from tests.search.oracle import FEW, Oracle

SELECTABLE = ("faktor", "omrade", "malgrupp", "status", "evidens")  # a join each in Wagtail
AT_ONCE = 2_000  # records that the oracle holds in memory


class Search(NamedTuple):
    """One search, in the forms that the ways of searching take."""

    q: str
    selected: dict
    request: SearchRequest


class Expected(NamedTuple):
    """The right answer to a search."""

    total: int
    counts: dict  # facet -> {value: number}


def make_searches(words, number, seed=11):
    """Searches with two of the words that each find at least one of the examples."""
    chance = random.Random(seed)
    ids = list(LearningExamplePage.objects.values_list("pk", flat=True))
    usable, made = set(words), []
    while len(made) < number:
        (record,) = records_of([chance.choice(ids)]).values()
        if len(own := sorted(usable.intersection(record.body.split()))) > 1:
            made.append(_search(record, chance.sample(own, 2), chance))
    return made


def _search(record, words, chance):
    names = chance.sample([name for name in SELECTABLE if name in record.facets], 2)
    selected = {name: chance.choice(record.facets[name]).value for name in names}
    request = SearchRequest().with_words(" ".join(words))
    for name, value in selected.items():
        request = request.with_value(name, value)
    return Search(" ".join(words), selected, request)


def with_answers(searches):
    """The searches and what the oracle answers, reading every record once.

    A search whose words stand together in few records is left out: ours would widen it, others would not.
    """
    sums = [Sum() for _ in searches]
    unread = all_records()
    while records := list(islice(unread, AT_ONCE)):
        oracle = Oracle(records, scope_of(None), wide=False)
        for search, known in zip(searches, sums, strict=True):
            known.add(oracle, search.request)
    found = [row for row in zip(searches, sums, strict=True) if row[1].matching >= FEW]
    return [search for search, _ in found], [Expected(s.total, s.counts) for _, s in found]


class Sum:
    """The oracle's answers to one search, added up over many small oracles."""

    def __init__(self):
        self.matching = self.total = 0  # `matching`: whatever is selected
        self.counts = {name: Counter() for name in PARAMETERS}

    def add(self, oracle, request):
        self.matching += len(oracle.ids(request.without_filters()))
        self.total += len(oracle.ids(request))
        for name, found in oracle.counts(request).items():
            self.counts[name].update(found)


def check_engine(engine, searches, answers):
    """Fail unless the engine answers every search as the oracle does."""
    for search, expected in zip(searches, answers, strict=True):
        found = engine.search(search.request, scope_of(None))
        counts = {
            facet.parameter: {v.value: v.count for v in facet.values} for facet in found.facets
        }
        assert (found.total, counts) == expected, f"wrong: {search.request}"
        assert len(found.results) == min(expected.total, 10)
