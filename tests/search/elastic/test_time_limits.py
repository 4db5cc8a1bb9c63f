"""A call ends in time, whatever the server does with it."""

import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from socket import create_server

import pytest

from search.engines.base import UnavailableError
from search.engines.elastic import ElasticEngine
from search.engines.elastic import engine as elastic
from search.engines.patience import within
from tests.search.small_index import fill, ids, record

pytestmark = pytest.mark.django_db
LIMIT = 0.8  # seconds, as in earnest
ALL_WITHIN = 1.6
A_LITTLE = 0.5  # for a busy machine


@pytest.fixture
def searching(elastic_engine, options):
    """`searching(url, …)`: what a search raises there, and the seconds that it took."""
    fill(elastic_engine, [record(1)])

    def search(*urls):
        engine = ElasticEngine(**(options | {"url": urls, "timeout": LIMIT}))
        began = time.monotonic()
        with suppress(UnavailableError), within(ALL_WITHIN):
            ids(engine)
            pytest.fail("The server answered.")
        return time.monotonic() - began

    return search


@pytest.fixture
def silent():
    """A port that takes connections and says nothing, not even for TLS."""
    with closing(create_server(("127.0.0.1", 0), backlog=200)) as listening:
        yield f"127.0.0.1:{listening.getsockname()[1]}"


@pytest.mark.parametrize("drips_head", [False, True])
def test_an_answer_that_drips(drips_head, searching, proxy):
    proxy.drip, proxy.drips_head = 0.3, drips_head
    assert searching(proxy.url) < LIMIT + A_LITTLE


def test_two_servers_that_never_finish_to_greet(searching, silent):
    address = f"https://{silent}"
    assert searching(address, address.replace("127.0.0.1", "localhost")) < ALL_WITHIN + A_LITTLE


def test_many_visitors_at_once_and_a_server_that_says_nothing(elastic_engine, options, silent):
    engine = ElasticEngine(**(options | {"url": [f"http://{silent}"], "timeout": LIMIT}))

    def search(_number):
        began = time.monotonic()
        with pytest.raises(UnavailableError), within(ALL_WITHIN):
            ids(engine)
        return time.monotonic() - began

    with ThreadPoolExecutor(100) as visitors:
        assert max(visitors.map(search, range(100))) < ALL_WITHIN + A_LITTLE


def test_an_answer_that_takes_most_of_the_time_is_taken_whole(elastic_engine, options, proxy):
    fill(elastic_engine, [record(pk, "Ord " * 500) for pk in range(100)])
    proxy.delay = LIMIT / 4
    engine = ElasticEngine(**(options | {"url": [proxy.url], "timeout": LIMIT}))
    for _ in range(3):  # the connection is used again
        assert len(ids(engine, per_page=50)) == 50


def test_a_reading_of_the_whole_index_ends_too(options, silent, monkeypatch):
    monkeypatch.setattr(elastic, "READS_ALL_WITHIN", 0.3)
    engine = ElasticEngine(**(options | {"url": [f"http://{silent}"]}))
    began = time.monotonic()
    with pytest.raises(UnavailableError):
        engine.digests()
    assert time.monotonic() - began < 0.3 + A_LITTLE
