"""Our search beside itself: as a whole page, at a tenth of the documents, over the wire, in memory."""

import json
import subprocess
import sys
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest
from django.test import Client

from search.answers import find
from search.engines import get_engine
from search.engines.embedded import EmbeddedEngine
from search.facets import PARAMETERS
from search.questions.interpretation import interpret
from search.questions.matching import plan
from search.records.registry import all_records
from search.visibility import scope_of
from tests.benchmarks import over_the_wire
from tests.benchmarks.figures import AT_MOST
from tests.benchmarks.timing import heading, in_turn, middle, show

ROUNDS = 3


def compare(number, searches, answers, figures):
    _time_pages(number, searches, figures)
    over_the_wire.compare(searches, answers, figures)
    _measure_memory(searches, figures)


def _time_pages(number, searches, figures):
    heading("The same searches as pages, and among a tenth of the documents")
    client, engine, scope = Client(), get_engine(), scope_of(None)
    with _small_engine(number // 10) as small:
        ways = {
            "the engine alone": lambda search: engine.answer(_plan(search, scope)),
            "… among a tenth of the documents": lambda search: small.answer(_plan(search, scope)),
            "as results": lambda search: engine.search(search.request, scope),
            "checked against the database": lambda search: find(search.request, HttpRequest()),
            "/api/v1/sok/": lambda search: client.get(search.request.url("/api/v1/sok/")),
            "/sok/": lambda search: client.get(search.request.url("/sok/")),
        }
        times = in_turn(ways, searches, ROUNDS)
    show(times)
    alone, tenth, results, *_, view = map(middle, times.values())
    figures.add("/sok/ beside the engine's results", view / results, AT_MOST, 2)
    figures.add("… beside its answer alone, before anything is marked", view / alone, AT_MOST, 2)
    figures.add(f"{number:,} documents beside {number // 10:,}", alone / tenth, AT_MOST, 2.5)


@contextmanager
def _small_engine(number):
    """An engine of its own with the first `number` records."""
    engine = EmbeddedEngine(Path(settings.VAR_DIR) / "small")
    with engine.rebuild() as new:
        new.add(islice(all_records(), number))
        with engine.writing():
            new.swap()
    yield engine


def _plan(search, scope):
    return plan(search.request, scope, interpret(search.request.q), PARAMETERS)


def _measure_memory(searches, figures):
    heading("Memory, each in a process of its own")
    urls = json.dumps([search.request.url("/sok/") for search in searches])
    for subject in ("rebuild", "worker", "lexicon"):
        command = [sys.executable, "-m", "tests.benchmarks.memory", subject]
        done = subprocess.run(command, input=urls, check=True, stdout=subprocess.PIPE, text=True)
        for line in done.stdout.splitlines():
            figures.add(*json.loads(line))
            print(f"  {line}")
