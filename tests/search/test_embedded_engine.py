"""The embedded engine: the contract, and what only it has: a folder shared by processes."""

import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from search.engines.base import Change, EngineBusyError, EngineError, IndexMissingError
from search.engines.embedded import EmbeddedEngine
from search.engines.embedded.schema import SCHEMA_VERSION
from search.engines.embedded.store import IndexStore
from search.records.record import FacetTerm
from search.request import SearchRequest
from tests.search.engine_contract import EngineContract
from tests.search.small_index import PUBLIC, apply, fill, ids, record


@pytest.fixture
def engine(tmp_path):
    engine = EmbeddedEngine(tmp_path / "index", lock_timeout=0.2)
    fill(engine, [])
    return engine


class TestEmbeddedEngine(EngineContract):
    pass


def test_without_an_index_it_says_so(tmp_path):
    engine = EmbeddedEngine(tmp_path)
    with pytest.raises(IndexMissingError):
        engine.search(SearchRequest(), PUBLIC)
    with pytest.raises(IndexMissingError), engine.writing():
        engine.apply([Change(1, record(1))])


def test_an_index_of_another_schema_version_is_not_used(engine, tmp_path):
    pointer = tmp_path / "index" / "current"
    old = pointer.read_text().replace(f"v{SCHEMA_VERSION}-", "v0-")
    pointer.write_text(old)
    with pytest.raises(IndexMissingError):
        engine.status()
    fill(engine, [record(1)])
    assert engine.status().documents == 1


def test_a_damaged_index_is_an_engine_error(engine, tmp_path):
    folder = tmp_path / "index" / (tmp_path / "index" / "current").read_text()
    (folder / "meta.json").write_text("{")
    with pytest.raises(EngineError):
        engine.search(SearchRequest(), PUBLIC)


def test_what_fails_in_the_midst_of_a_rebuild_is_not_taken_for_the_engines_fault(engine):
    with pytest.raises(ValueError, match="a page"), engine.rebuild():
        raise ValueError("a page")


def test_only_the_index_in_use_is_kept(engine, tmp_path):
    for pk in range(3):
        fill(engine, [record(pk)])
    assert len(list((tmp_path / "index").glob("v*"))) == 1


def test_one_writer_at_a_time(engine, tmp_path):
    other = EmbeddedEngine(tmp_path / "index", lock_timeout=0.05)
    with engine.writing(), pytest.raises(EngineBusyError), other.writing():
        pass
    with engine.rebuild(), pytest.raises(EngineBusyError), other.rebuild():
        pass


WRITER = """
    import os, sys
    os.environ["DJANGO_SETTINGS_MODULE"] = "portal.settings.test"
    import django
    django.setup()
    from search.engines.embedded import EmbeddedEngine
    from tests.search.small_index import apply, record

    folder, first = sys.argv[1], int(sys.argv[2])
    engine = EmbeddedEngine(folder, lock_timeout=60)
    for pk in range(first, first + 10):
        apply(engine, (pk, record(pk, "Skriven")))
"""


@pytest.mark.slow
def test_several_processes_write_without_losing_a_change(engine, tmp_path):
    command = [sys.executable, "-c", textwrap.dedent(WRITER), str(tmp_path / "index")]
    writers = [subprocess.Popen([*command, str(first)]) for first in (100, 200)]
    assert [writer.wait(timeout=120) for writer in writers] == [0, 0]
    assert sorted(engine.digests()) == [
        pk for first in (100, 200) for pk in range(first, first + 10)
    ]


def test_a_reader_sees_what_another_writes_and_swaps(engine, tmp_path):
    other = EmbeddedEngine(tmp_path / "index")
    assert ids(engine) == []
    apply(other, (1, record(1, "Ny")))
    assert ids(engine) == [1]
    fill(other, [record(2, "Nyare")])
    assert ids(engine) == [2]


@pytest.mark.django_db
def test_facets_counted_beside_the_ranking_are_the_same(engine, monkeypatch):
    terms = [FacetTerm(n, value, value) for n, value in enumerate(("boende", "skola", "arbete"))]
    fill(
        engine,
        [
            record(pk, "Skola" if pk % 2 else "Skola och jobb", facets={"omrade": terms[: pk % 4]})
            for pk in range(40)
        ],
    )
    requests = [
        SearchRequest(q=q).with_value("omrade", value)
        for q in ("", "skola", "jobb", "ingenting")
        for value in ("boende", "arbete", "saknas")
    ]
    in_turn = [engine.search(request, PUBLIC) for request in requests]
    monkeypatch.setattr("search.engines.embedded.engine.MANY", 0)
    assert [engine.search(request, PUBLIC) for request in requests] == in_turn


@pytest.mark.django_db
def test_an_error_while_counting_beside_the_ranking_is_an_engine_error(engine, monkeypatch):
    monkeypatch.setattr("search.engines.embedded.engine.MANY", 0)
    monkeypatch.setattr("search.engines.embedded.engine.counting", lambda _facets: {"": {}})
    with pytest.raises(EngineError):
        engine.search(SearchRequest(), PUBLIC)


READS = {
    "answer": ids,
    "digests": lambda engine: list(engine.digests()),
    "status": lambda engine: list(range(2, 2 + engine.status().documents)),
    "revision": lambda engine: ids(engine) if engine.revision() else None,
}


@pytest.mark.parametrize("read", READS.values(), ids=READS)
def test_a_reader_meets_a_swap_between_finding_the_index_and_opening_it(
    engine, tmp_path, monkeypatch, read
):
    other = EmbeddedEngine(tmp_path / "index")
    swaps = [[record(1)], [record(2)]]
    current = IndexStore.current

    def just_before_a_swap(store):
        path = current(store)
        if store is engine._store and swaps:
            fill(other, swaps.pop(0))
            assert not path.exists()
        return path

    monkeypatch.setattr(IndexStore, "current", just_before_a_swap)
    assert read(engine) == [2]


def test_the_size_of_an_index_is_told_while_files_of_it_go_away(engine, monkeypatch):
    listed = Path.iterdir

    def and_one_that_is_gone(path):
        yield from listed(path)
        yield path / "gone.store"

    monkeypatch.setattr(Path, "iterdir", and_one_that_is_gone)
    assert engine.status().size_bytes > 0
