"""The Elasticsearch engine beside the same request sent by hand over a connection that is kept open."""

import http.client
import json
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings

from search.engines.elastic import ElasticEngine
from search.engines.elastic.mapping import SCHEMA_VERSION
from search.engines.elastic.queries import PlanBody
from search.facets import PARAMETERS
from search.questions.interpretation import interpret
from search.questions.matching import plan
from search.records.registry import all_records
from search.visibility import scope_of
from tests.benchmarks.figures import AT_MOST
from tests.benchmarks.searches import check_engine
from tests.benchmarks.timing import heading, in_turn, middle, show
from tests.elasticsearch import UnavailableError, running_server

ALIAS = f"bench-v{SCHEMA_VERSION}"
PATH = (
    f"/{ALIAS}/_search?search_type=query_then_fetch&preference={ALIAS}"
    "&allow_partial_search_results=false"
)
ROUNDS = 3
PATIENCE = 30.0  # seconds; a busy machine must not be taken for a server that does not answer


def compare(searches, answers, figures):
    """Nothing is measured where no server can be had, and the reason is told."""
    heading("Elasticsearch")
    try:
        with running_server() as server:
            _compare(server.url, searches, answers, figures)
    except UnavailableError as error:
        print(f"  not measured: {error}")


def _compare(url, searches, answers, figures):
    engine = ElasticEngine([url], Path(settings.VAR_DIR), index="bench", timeout=PATIENCE)
    with engine.rebuild() as new:
        new.add(all_records())
        with engine.writing():
            new.swap()
    check_engine(engine, searches, answers)
    print("  answers are equal to the oracle's")
    scope, raw = scope_of(None), RawClient(url)
    plans = [
        plan(search.request, scope, interpret(search.request.q), PARAMETERS) for search in searches
    ]
    ways = {
        "the same request by hand": lambda asked: raw.search(asked[1]),
        "the engine": lambda asked: engine.answer(asked[0]),
    }
    times = in_turn(ways, [(each, raw.body(each)) for each in plans], ROUNDS)
    show(times)
    by_hand, ours = map(middle, times.values())
    figures.add(
        "the Elasticsearch engine beside the same request by hand", ours / by_hand, AT_MOST, 1.3
    )


class RawClient:
    """What `curl` does, without starting a process for each request."""

    def __init__(self, url):
        self._connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=PATIENCE)

    def body(self, how):
        return json.dumps(PlanBody(how).to_dict()).encode()

    def search(self, body):
        self._connection.request("POST", PATH, body, {"Content-Type": "application/json"})
        answer = self._connection.getresponse()
        assert answer.status == 200
        return answer.read()
