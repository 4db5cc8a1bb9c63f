"""A cluster of three servers loses one: searches go on, and nothing that was written is lost."""

import time
from contextlib import ExitStack, contextmanager
from uuid import uuid4

import pytest
from elasticsearch import Elasticsearch

from search.engines.base import Change, EngineError
from search.engines.elastic import ElasticEngine
from tests.elasticsearch import distribution, java_home
from tests.elasticsearch_node import Node, distribution_folder
from tests.search.elastic.conftest import or_skipped
from tests.search.small_index import PUBLIC, apply, fill, ids, record
from tests.servers import free_port

pytestmark = [pytest.mark.long, pytest.mark.django_db]
BEFORE, AFTER = 40, 160  # changes written before and after the loss
SEARCH_WITHIN = 2  # seconds
PATIENCE = 60


class Cluster:
    """Three nodes that know each other."""

    def __init__(self, home):
        self.nodes = [Node(home, f"node-{n}", free_port(), heap="384m") for n in (1, 2, 3)]

    @contextmanager
    def running(self):
        for node in self.nodes:
            node.configure(self.nodes)
        with ExitStack() as stack:
            for node in self.nodes:
                stack.callback(node.kill)
                node.launch()
            for node in self.nodes:
                node.wait_until_it_answers()
            self.wait_for(self.nodes[0], wait_for_nodes="3")
            yield self

    @property
    def urls(self):
        return [node.url for node in self.nodes]

    def wait_for(self, asked, **what):
        with Elasticsearch(asked.url, request_timeout=PATIENCE + 5) as client:
            health = client.cluster.health(timeout=f"{PATIENCE}s", **what)
        assert not health["timed_out"], health

    def named(self, name):
        return next(node for node in self.nodes if node.name == name)

    def master(self, index):
        with Elasticsearch(self.nodes[0].url) as client:
            found = client.cluster.state(metric="master_node,nodes").body
        return self.named(found["nodes"][found["master_node"]]["name"])

    def primary(self, index):
        return self._holder(index, primary=True)

    def replica(self, index):
        return self._holder(index, primary=False)

    def _holder(self, index, primary):
        with Elasticsearch(self.nodes[0].url) as client:
            found = client.cluster.state(metric="routing_table,nodes", index=index).body
        copies = next(iter(found["routing_table"]["indices"].values()))["shards"]["0"]
        holder = next(copy["node"] for copy in copies if copy["primary"] is primary)
        return self.named(found["nodes"][holder]["name"])


@pytest.fixture(scope="module")
def cluster():
    with or_skipped():
        archive, java = distribution(), java_home()
    with distribution_folder(archive, java) as home, Cluster(home).running() as cluster:
        yield cluster


@pytest.fixture
def engine(cluster, tmp_path):
    engine = ElasticEngine(cluster.urls, tmp_path, index=f"test-{uuid4().hex[:12]}")
    fill(engine, [])
    cluster.wait_for(cluster.nodes[0], wait_for_status="green")
    return engine


class Portal:
    """What the portal does all the time: writes what waits until it is written, and searches."""

    def __init__(self, engine):
        self.engine = engine
        self.written = {}
        self.failed_writes = 0

    def write(self, pk):
        new = record(pk, f"Skriven {pk}")
        deadline = time.monotonic() + PATIENCE
        while not self._try_to_write(new):
            assert time.monotonic() < deadline
            time.sleep(0.2)
        self.written[pk] = new

    def search(self):
        began = time.monotonic()
        found = ids(self.engine, "skriven", per_page=50)
        assert time.monotonic() - began < SEARCH_WITHIN
        assert len(found) == min(50, len(self.written))

    def _try_to_write(self, new):
        try:
            with self.engine.writing():
                self.engine.apply([Change(new.id, new)])
        except EngineError:
            self.failed_writes += 1
            return False
        return True


@pytest.mark.parametrize("lost", ["primary", "replica", "master"])
def test_a_node_is_lost(lost, cluster, engine):
    portal = Portal(engine)
    for pk in range(BEFORE):
        portal.write(pk)
    victim = getattr(cluster, lost)(engine._indexes.current())
    victim.kill()
    for pk in range(BEFORE, BEFORE + AFTER):
        portal.search()
        portal.write(pk)
    assert engine.digests() == {pk: each.digest for pk, each in portal.written.items()}
    victim.start()
    cluster.wait_for(victim, wait_for_nodes="3", wait_for_status="green")
    assert engine.digests() == {pk: each.digest for pk, each in portal.written.items()}
    assert engine.status().documents == BEFORE + AFTER


def test_every_node_but_one_is_lost_and_comes_back(cluster, engine):
    portal = Portal(engine)
    for pk in range(BEFORE):
        portal.write(pk)
    for node in cluster.nodes[1:]:
        node.kill()
    began = time.monotonic()
    try:
        portal.search()  # the one that is left may hold a copy, but need not
    except EngineError:
        assert time.monotonic() - began < SEARCH_WITHIN
    for node in cluster.nodes[1:]:
        node.start()
    cluster.wait_for(cluster.nodes[0], wait_for_nodes="3", wait_for_status="green")
    portal.write(BEFORE)
    portal.search()
    assert engine.digests() == {pk: each.digest for pk, each in portal.written.items()}


def test_the_index_has_a_copy_on_a_second_node(cluster, engine):
    assert cluster.primary(engine._indexes.current()) != cluster.replica(engine._indexes.current())
    assert ids(engine, scope=PUBLIC) == []


def test_a_copy_that_comes_or_goes_changes_nothing(cluster, engine):
    revision, index = engine.revision(), engine._indexes.current()
    with Elasticsearch(cluster.urls[0]) as client:
        for copies in (0, 2):
            changed = {"auto_expand_replicas": False, "number_of_replicas": copies}
            client.indices.put_settings(index=index, settings=changed)
            cluster.wait_for(cluster.nodes[0], wait_for_status="green")
            assert engine.revision() == revision
    apply(engine, (1, record(1)))
    assert engine.revision() != revision


def test_words_are_read_whole_or_not_at_all(cluster, tmp_path):
    name, parts = f"test-{uuid4().hex[:12]}", {"shards": 2, "replicas": "0-0"}
    engine = ElasticEngine(cluster.urls, tmp_path, index=name, **parts)
    fill(engine, [record(pk, f"Skriven {pk}") for pk in range(BEFORE)])
    words = engine.vocabulary(PUBLIC)
    victim = cluster.primary(engine._indexes.current())
    victim.kill()
    with pytest.raises(EngineError):
        engine.vocabulary(PUBLIC)
    victim.start()
    cluster.wait_for(cluster.nodes[0], wait_for_nodes="3", wait_for_status="green")
    assert sorted(engine.vocabulary(PUBLIC)) == sorted(words)
