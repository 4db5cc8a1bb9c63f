"""One real Elasticsearch for all the tests here, and an engine with an index of the test's own."""

import os
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import pytest
from elasticsearch import Elasticsearch

from search.engines.elastic import ElasticEngine
from search.sync.indexing import rebuild
from tests.elasticsearch import UnavailableError, running_server
from tests.search.elastic.proxy import running_proxy

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items):
    """Every test here speaks to a server on this machine."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.elasticsearch)
            item.add_marker(pytest.mark.allow_hosts(["127.0.0.1", "::1"]))


@contextmanager
def or_skipped():
    """Skip, with the reason, where no server can be had; fail where that is no excuse."""
    try:
        yield
    except UnavailableError as error:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(f"No Elasticsearch: {error}")


@pytest.fixture(scope="session")
def server():
    """The server of this run; whoever stops it starts it again."""
    with or_skipped(), running_server() as running:
        yield running


@pytest.fixture(scope="session")
def server_url(server):
    """Its address."""
    return server.url


@pytest.fixture
def node(server):
    """The server as a process that may be stopped, and runs again after the test."""
    if server.node is None:
        with or_skipped():
            raise UnavailableError("This server is not ours to stop.")
    yield server.node
    server.node.thaw()
    server.node.start()


@pytest.fixture
def elasticsearch(server_url):
    """A client of the server, to look behind the engine's back."""
    with Elasticsearch(server_url) as client:
        yield client


@pytest.fixture
def proxy(server_url):
    """Something before the server that can slow it down or answer in its place."""
    with running_proxy(server_url) as proxy:
        yield proxy


@pytest.fixture
def options(server_url, tmp_path):
    """The options of an engine whose indexes nobody else has, patient with a busy machine.

    Not with whoever else writes: in a test that is the test itself.
    """
    name, patience = f"test-{uuid4().hex[:12]}", {"timeout": 20, "lock_timeout": 0.2}
    return {"url": [server_url], "lock_dir": tmp_path, "index": name, **patience}


@pytest.fixture
def index(db, settings, options, elasticsearch):
    """The portal's search with Elasticsearch behind it, on an index of the test's own."""
    settings.SEARCH = {"ENGINE": "search.engines.elastic.ElasticEngine"} | options
    rebuild()
    yield options["index"]
    remove_indexes(elasticsearch, options["index"])


@pytest.fixture
def elastic_engine(options, elasticsearch):
    """An engine without an index; what it makes is removed afterwards."""
    yield ElasticEngine(**options)
    remove_indexes(elasticsearch, options["index"])


def remove_indexes(client, prefix):
    """Remove what an engine made."""
    if names := list(client.indices.get(index=f"{prefix}-*")):
        client.indices.delete(index=names)
