"""The indexes on the server: of two versions side by side, of rebuilds that were robbed or killed, of strangers."""

from datetime import UTC, datetime, timedelta

import pytest

from search.engines.base import EngineError, IndexMissingError, UnavailableError
from search.engines.elastic import ElasticEngine, indexes
from search.engines.elastic.indexes import STAMP, made_at
from tests.search.small_index import apply, fill, ids, record

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
