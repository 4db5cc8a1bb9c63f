"""The indexes on the server: of two versions side by side, of rebuilds that were robbed or killed, of strangers."""

from datetime import UTC, datetime, timedelta

import pytest

from search.engines.base import EngineError, IndexMissingError, UnavailableError
from search.engines.elastic import ElasticEngine, indexes
from search.engines.elastic.indexes import STAMP, made_at
from tests.search.small_index import fill, ids, record

pytestmark = pytest.mark.django_db


@pytest.fixture
def names(elasticsearch, options):
    """`names()`: every index of this test's portal, closed ones too."""
    form = f"{options['index']}-*"

    def of_the_portal():
        found = elasticsearch.indices.get(index=form, expand_wildcards="open,closed")
        return sorted(found.body)

    return of_the_portal


@pytest.fixture
def version(monkeypatch, options):
    """`version(3)`: an engine as it is in another version of the portal."""

    def engine_of(number):
        monkeypatch.setattr(indexes, "SCHEMA_VERSION", number)
        return ElasticEngine(**options)

    return engine_of


def number_of_indexes(names, number):
    return sum(f"-v{number}-" in name for name in names())


def test_the_old_version_is_searched_until_it_is_gone(version, elastic_engine, names):
    old, new = version(7), version(8)
    fill(old, [record(1, "Gammal")])
    with new.rebuild() as rebuild:
        rebuild.add([record(2, "Ny")])
        assert ids(old) == [1]
        with new.writing():
            rebuild.swap()
    old.tidy()
    new.tidy()
    assert (ids(old), ids(new)) == ([1], [2])
    fill(old, [record(3, "Gammal")])
    assert (ids(old), ids(new)) == ([3], [2])


def test_the_second_index_of_a_version_replaces_the_older_versions(version, elastic_engine, names):
    old, new, newest = version(7), version(8), version(10)
    for engine in (old, new, newest, new):
        fill(engine, [])
    assert [number_of_indexes(names, number) for number in (7, 8, 10)] == [0, 1, 1]
    with pytest.raises(IndexMissingError):
        ids(old)


def test_what_a_killed_rebuild_left_is_removed_even_when_closed(
    elastic_engine, elasticsearch, names
):
    fill(elastic_engine, [])
    kept = names()
    left = elastic_engine._indexes.create()
    elasticsearch.indices.close(index=left)
    elastic_engine.tidy()
    assert names() == kept


def robbed_before_it_is_filled(new, rob):
    rob()
    new.add([record(2, "Ny")])


def robbed_before_it_takes_over(new, rob):
    new.add([record(2, "Ny")])
    rob()
    new.swap()


@pytest.mark.parametrize("robbed", [robbed_before_it_is_filled, robbed_before_it_takes_over])
def test_a_rebuild_whose_index_is_removed_fails_and_leaves_the_old_one(
    robbed, elastic_engine, elasticsearch, names
):
    fill(elastic_engine, [record(1, "Gammal")])
    (old,) = names()
    with elastic_engine.rebuild() as new:
        (filled,) = set(names()) - {old}
        with pytest.raises(IndexMissingError, match="being filled"):
            robbed(new, lambda: elasticsearch.indices.delete(index=filled))
    assert names() == [old]
    assert ids(elastic_engine) == [1]


def test_an_index_in_use_has_no_other_name(elastic_engine, elasticsearch, names):
    fill(elastic_engine, [])
    (found,) = elasticsearch.indices.get_alias(index=names()[0]).body.values()
    assert list(found["aliases"]) == [elastic_engine._indexes.alias]


def test_an_index_of_the_name_of_the_alias_is_told_before_anything_is_filled(
    elastic_engine, elasticsearch, names
):
    alias = elastic_engine._indexes.alias
    elasticsearch.index(index=alias, id="1", document={})
    assert elastic_engine.status().rebuilt_at is None
    with pytest.raises(EngineError, match=f"An index is called {alias}"), elastic_engine.rebuild():
        pytest.fail("There is nothing to fill.")
    assert names() == [alias]


def test_no_room_for_another_index_is_told_at_once(
    elastic_engine, elasticsearch, names, monkeypatch
):
    monkeypatch.setattr(indexes, "ROOM_WITHIN", 1)
    fill(elastic_engine, [record(1)])
    kept, full = names(), "cluster.routing.allocation.enable"
    elasticsearch.cluster.put_settings(persistent={full: "none"})
    try:
        with pytest.raises(UnavailableError, match="no room"):
            fill(elastic_engine, [])
    finally:
        elasticsearch.cluster.put_settings(persistent={full: None})
    assert names() == kept
    assert ids(elastic_engine) == [1]


def test_a_throwaway_index_that_a_killed_process_left_is_removed_after_a_day(
    elastic_engine, elasticsearch, names
):
    fill(elastic_engine, [])
    with elastic_engine.throwaway() as other:
        fill(other, [])
        (used,) = set(names()) - {elastic_engine._indexes.current()}
        day = timedelta(days=1, minutes=1)
        left = used.replace(f"{made_at(used):{STAMP}}", f"{datetime.now(UTC) - day:{STAMP}}")
        neighbour = left.replace("-throwaway", "")  # of a portal whose name begins as ours does
        for name in (left, neighbour):
            elasticsearch.indices.create(index=name)
        elastic_engine.tidy()
        assert used in names()
        assert left not in names()
        assert neighbour in names()


@pytest.mark.parametrize(
    "name", ["portal", "portal-v2", "portal-v2-someone-else", f"portal-v2-{'9' * 14}-1a2b3c4d"]
)
def test_an_index_of_another_name_was_made_nobody_knows_when(name):
    assert made_at(name) is None
