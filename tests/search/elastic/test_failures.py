"""The engine fails in every way it can: the portal goes on, says so, and catches up afterwards."""

import time

import pytest
from django.test import Client

from search.engines import get_engine
from search.engines.base import Change, IndexMissingError, RejectedError, UnavailableError
from search.models import OutboxEntry
from search.records.record import FacetTerm
from search.sync.draining import drain_quietly
from search.sync.reconciling import differences
from tests.factories import LearningExamplePageFactory
from tests.search.elastic import failures
from tests.search.small_index import apply, fill, ids, record

pytestmark = pytest.mark.django_db
SEARCH_WITHIN = 2  # seconds
CONVERGES_WITHIN = 60
NOTICE = "Sökningen fungerar inte just nu"


@pytest.fixture
def options(options, proxy):
    """The portal reaches the server through the proxy, with the time limit it has in earnest."""
    return {name: options[name] for name in ("lock_dir", "index")} | {"url": [proxy.url]}


@pytest.fixture
def stage(node, proxy, elasticsearch, options):
    return failures.Stage(node, proxy, elasticsearch, options["index"])


@pytest.fixture
def visitor(index):
    """A browser; an error in the portal is an answer of 500, as it would be for everyone."""
    return Client(raise_request_exception=False)


@pytest.fixture
def example(tree, committed, visitor):
    """A published example, found once, so that everything is warm."""
    with committed():
        page = LearningExamplePageFactory(parent=tree.examples, title="Cykelskolan", slug="cykel")
    converge(visitor, {"cykelskolan": True})
    return page


def timed(visitor, path):
    """An answer, and how many seconds it took."""
    began = time.monotonic()
    return visitor.get(path), time.monotonic() - began


def publish(page, title):
    page.title = title
    page.save_revision().publish()


def converge(visitor, expected):
    """What a worker and a reader do: try again every now and then. Words → whether they are found."""
    deadline = time.monotonic() + CONVERGES_WITHIN
    while OutboxEntry.objects.waiting().exists() or found(visitor, expected) != expected:
        assert time.monotonic() < deadline
        drain_quietly()
        time.sleep(0.2)
    assert not differences()


def found(visitor, words):
    """For each word whether anything is found; None while search is away."""
    answers = {word: visitor.get(f"/api/v1/sok/?q=%22{word}%22") for word in words}
    return {
        word: bool(answer.json()["total"]) if answer.status_code == 200 else None
        for word, answer in answers.items()
    }


def rebuild_that_ends_in_a_failure(engine, stage):
    with engine.rebuild() as new:
        new.add([record(2, "Ny")])
        with failures.no_master(stage):
            new.swap()


@pytest.mark.parametrize("failure", failures.SEARCH_FAILS)
def test_the_portal_goes_on_without_a_search_engine(failure, stage, example, visitor, committed):
    with failure(stage):
        with committed():
            publish(example, "Simskolan")
        for path in ("/sok/?q=simskolan", "/sok/?q=flera+ord+som+inte+finns", "/sok/"):
            answer, seconds = timed(visitor, path)
            assert (answer.status_code, NOTICE in answer.text) == (503, True)
            assert seconds < SEARCH_WITHIN
        assert visitor.get("/api/v1/sok/?q=simskolan").status_code == 503
        assert visitor.get("/sok/forslag/?q=sim").json() == {"suggestions": []}
        for path in ("/sok/resultat.csv", "/sok/resultat.atom"):
            assert visitor.get(path).status_code == 503
        for path in ("/", example.url, "/exempel/", "/kommuner/", "/halsa/", "/sitemap.xml"):
            answer, seconds = timed(visitor, path)
            assert answer.status_code in {200, 404}
            assert seconds < SEARCH_WITHIN
        assert "Simskolan" in visitor.get(example.url).text
        assert OutboxEntry.objects.waiting().exists()
    converge(visitor, {"simskolan": True, "cykelskolan": False})


@pytest.mark.parametrize("failure", failures.WRITING_FAILS)
def test_an_index_that_cannot_be_written_is_searched_and_hides_what_was_hidden(
    failure, stage, example, visitor, committed, tree
):
    with committed():
        other = LearningExamplePageFactory(parent=tree.examples, title="Dansskolan", slug="dans")
    with failure(stage):
        for _ in range(3):  # the fault is no page's, so none is given up on
            with committed():
                publish(example, "Simskolan")
                other.unpublish()
        expected = {"cykelskolan": True, "dansskolan": False, "simskolan": False}
        assert found(visitor, expected) == expected
        waiting = OutboxEntry.objects.waiting()
        assert set(waiting.values_list("page_id", "attempts")) >= {(example.pk, 0)}
    converge(visitor, {"cykelskolan": False, "dansskolan": False, "simskolan": True})


def test_calls_after_one_that_nobody_answered_fail_at_once(stage, example, visitor):
    with failures.black_hole(stage):
        assert timed(visitor, "/sok/")[1] < SEARCH_WITHIN
        seen = stage.proxy.seen
        for _ in range(5):
            assert visitor.get("/sok/?q=cykel").status_code == 503
        assert stage.proxy.seen <= seen + 1  # the one that tries whether it is back


def test_a_server_slower_than_usual_is_waited_for_in_all_and_not_for_each_call(
    stage, example, visitor
):
    stage.proxy.delay = 0.4
    answer, seconds = timed(visitor, "/sok/?q=ord+som+alla+saknas+helt+nu")
    assert answer.status_code in {200, 503}
    assert seconds < SEARCH_WITHIN


@pytest.mark.parametrize("status", [429, 503])
def test_a_bulk_is_sent_again_after_a_while(status, stage, index):
    engine = get_engine()
    stage.proxy.seen, stage.proxy.status, stage.proxy.refusals = 0, status, 3
    apply(engine, (1, record(1, "Skriven")))
    assert ids(engine, "skriven") == [1]
    assert stage.proxy.seen > 3


def test_of_a_bulk_that_is_refused_in_part_the_rest_is_written(index):
    engine = get_engine()
    endless = (FacetTerm(0, "å" * 40_000, "Ett värde längre än en term får vara"),)
    changes = [Change(pk, record(pk, "Hus")) for pk in (1, 3)]
    bad = Change(2, record(2, "Hus", facets={"tagg": endless}))
    with engine.writing(), pytest.raises(RejectedError) as refused:
        engine.apply([changes[0], bad, changes[1]])
    assert list(refused.value.reasons) == [2]
    assert "value_tagg" in refused.value.reasons[2]
    assert sorted(ids(engine, "hus")) == [1, 3]


def test_a_change_never_makes_an_index_of_its_own(elastic_engine, elasticsearch, options):
    with pytest.raises(IndexMissingError):
        apply(elastic_engine, (1, record(1, "Hus")))
    assert list(elasticsearch.indices.get(index=f"{options['index']}*")) == []
    with pytest.raises(IndexMissingError):
        ids(elastic_engine)


def test_a_rebuild_that_fails_leaves_the_index_in_use_and_nothing_else(
    stage, elastic_engine, elasticsearch, options
):
    fill(elastic_engine, [record(1, "Gammal")])
    with pytest.raises(UnavailableError):
        rebuild_that_ends_in_a_failure(elastic_engine, stage)
    assert ids(elastic_engine) == [1]
    fill(elastic_engine, [record(3, "Nyare")])
    assert ids(elastic_engine) == [3]
    assert len(list(elasticsearch.indices.get(index=f"{options['index']}*"))) == 1
