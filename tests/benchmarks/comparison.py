"""The comparison itself: generate, index with both, check both against the oracle, then time.

A search is two words and two selected facet values, with every facet counted while its own selection
is ignored, and ten results. Wagtail's facets are asked for as its `facet()` does, by grouping.
"""

import random
import statistics
import time
from functools import partial

from django.core.management import call_command
from django.db import connection
from django.http import HttpRequest
from django.test import Client
from wagtail.models import Page, Site

from search.answers import find
from search.engines import get_engine
from search.facets import PARAMETERS
from search.indexing import rebuild
from search.matching import plan
from search.records.registry import all_records
from search.request import SearchRequest
from search.visibility import scope_of
from tests import factories
from tests.benchmarks.corpus import generate
from tests.benchmarks.wagtail_search import FIELDS, WagtailSearch, declare_search_fields
from tests.search.oracle import Oracle

SEARCHES = 30
SELECTABLE = ("faktor", "omrade", "malgrupp", "status", "evidens")  # a join each in Wagtail


class Comparison:
    """One run over `number` generated examples."""

    def __init__(self, number):
        self._number = number
        self._chance = random.Random(11)
        self._wagtail = WagtailSearch()

    def run(self):
        words = self._make_examples()
        self._time_indexing()
        records = [record for record in all_records() if record.type == "exempel"]
        oracle = Oracle(records, scope_of(None))
        searches = [self._search(records, set(words[5:250])) for _ in range(SEARCHES)]
        self._check(oracle, searches)
        self._time_searches(searches)

    def _make_examples(self):
        heading(f"Generating {self._number} learning examples")
        Page.objects.filter(depth=2).delete()
        factories.make_vocabularies()
        home = factories.HomePageFactory(parent=Page.objects.get(depth=1))
        Site.objects.all().delete()
        Site.objects.create(hostname="localhost", root_page=home, is_default_site=True)
        return generate(factories.make_tree(home).examples, self._number)

    def _time_indexing(self):
        heading("Indexing everything")
        declare_search_fields()
        ours = clocks(rebuild)
        wagtails = clocks(partial(call_command, "update_index", verbosity=0))
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")  # without it SQLite joins Wagtail's tables 20 times slower
        print(f"  {'documents a second':26}{'by the clock':>14}{'of processor':>14}")
        for name, took in (("ours, search rebuild", ours), ("Wagtail's update_index", wagtails)):
            print(f"  {name:26}{self._number / took[0]:14.0f}{self._number / took[1]:14.0f}")
        ratios = [theirs / own for own, theirs in zip(ours, wagtails, strict=True)]
        print(f"  {'ratio (goal: at least 5)':26}{ratios[0]:14.1f}{ratios[1]:14.1f}")

    def _search(self, records, usable):
        """(words, selection, request) of a search that finds at least one of the records."""
        while True:
            record = self._chance.choice(records)
            own = sorted(usable.intersection(record.body.split()))
            if len(own) > 1:
                break
        q = " ".join(self._chance.sample(own, 2))
        names = self._chance.sample([name for name in SELECTABLE if name in record.facets], 2)
        selected = {name: self._chance.choice(record.facets[name]).value for name in names}
        request = SearchRequest().with_words(q)
        for name, value in selected.items():
            request = request.with_value(name, value)
        return q, selected, request

    def _check(self, oracle, searches):
        heading(f"Checking {len(searches)} answers of both against the oracle")
        for q, selected, request in searches:
            total, counts = len(oracle.ids(request)), oracle.counts(request)
            answer = get_engine().search(request, scope_of(None))
            own = {f.parameter: {v.value: v.count for v in f.values} for f in answer.facets}
            assert (answer.total, own) == (total, counts), f"our answer differs: {request}"
            number, page, wagtails = self._wagtail.search(q, selected)
            expected = {name: counts[name] for name in FIELDS}
            assert (number, wagtails) == (total, expected), f"Wagtail's differs: {request}"
            assert len(page) == len(answer.results) == min(total, 10)
        print("  equal")

    def _time_searches(self, searches):
        heading("Two words, two selections, all facets counted, ten results")
        client, engine, scope = Client(), get_engine(), scope_of(None)
        ways = {
            "Wagtail's SQLite backend": lambda search: self._wagtail.search(*search[:2]),
            "ours, in the engine": lambda search: engine.answer(plan(search[2], scope, PARAMETERS)),
            "ours, as results": lambda search: engine.search(search[2], scope),
            "ours, checked against the database": lambda search: find(search[2], HttpRequest()),
            "ours, /api/v1/sok/": lambda search: client.get(search[2].url("/api/v1/sok/")),
            "ours, /sok/": lambda search: client.get(search[2].url("/sok/")),
        }
        for way in ways.values():
            way(searches[0])
        times = {name: [] for name in ways}
        for search in searches:  # one after the other, so that a slow moment strikes them all
            for name, way in ways.items():
                times[name].append(seconds(partial(way, search)))
        report(times)


def report(times):
    base = times["Wagtail's SQLite backend"]
    print(f"  {'':36}{'p50 ms':>9}{'p95 ms':>9}{'p50 ×':>9}{'p95 ×':>9}")
    for name, row in times.items():
        faster = [middle(base) / middle(row), high(base) / high(row)]
        print(f"  {name:36}{middle(row):9.1f}{high(row):9.1f}{faster[0]:9.1f}{faster[1]:9.1f}")
    ratio = middle(times["ours, /sok/"]) / middle(times["ours, in the engine"])
    print(
        f"  goal: as results at least 30 times faster; /sok/ takes {ratio:.1f} × the engine (goal 2)"
    )


def middle(row):
    return statistics.median(row) * 1000


def high(row):
    return statistics.quantiles(row, n=20)[-1] * 1000


def seconds(work):
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def clocks(work):
    """Seconds by the clock, and of processor time: the fairer of the two on a busy machine."""
    start = time.process_time()
    return seconds(work), time.process_time() - start


def heading(text):
    print(f"\n{text}", flush=True)
