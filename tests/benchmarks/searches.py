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
from tests.search.oracle import Oracle

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
    ids, usable, made = (
        list(LearningExamplePage.objects.values_list("pk", flat=True)),
        set(words),
        [],
    )
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


def right_answers(searches):
    """What the oracle answers, reading every record once."""
    totals = [0] * len(searches)
    counts = [{name: Counter() for name in PARAMETERS} for _ in searches]
    unread = all_records()
    while records := list(islice(unread, AT_ONCE)):
        oracle = Oracle(records, scope_of(None))
        for number, search in enumerate(searches):
            totals[number] += len(oracle.ids(search.request))
            for name, found in oracle.counts(search.request).items():
                counts[number][name].update(found)
    return [Expected(*row) for row in zip(totals, counts, strict=True)]


def check_engine(engine, searches, answers):
    """Fail unless the engine answers every search as the oracle does."""
    for search, expected in zip(searches, answers, strict=True):
        found = engine.search(search.request, scope_of(None))
        counts = {
            facet.parameter: {v.value: v.count for v in facet.values} for facet in found.facets
        }
        assert (found.total, counts) == expected, f"wrong: {search.request}"
        assert len(found.results) == min(expected.total, 10)
