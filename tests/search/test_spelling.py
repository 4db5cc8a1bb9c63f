"""The words that one scope may read: read once, and no search fails because they cannot be read."""

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Event

import pytest

from search.engines.base import UnavailableError
from search.engines.embedded import EmbeddedEngine
from search.engines.patience import seconds_left, within
from search.questions import spelling
from search.questions.spelling import ScopedSpeller
from tests.search.small_index import PUBLIC, apply, fill, record

READING_TAKES = 1  # second, by the clock of the tests that ask for it


class Clock:
    """Stands still until it is moved."""

    now = 1_000.0

    def monotonic(self):
        return self.now


class Reader(EmbeddedEngine):
    """The embedded engine, which counts how often its words are read and can be out of time for it."""

    reads = 0
    out_of_time = False

    def __init__(self, folder):
        super().__init__(folder)
        self.clock = Clock()

    def vocabulary(self, scope):
        self.reads += 1
        self.clock.now += READING_TAKES
        if self.out_of_time:
            raise UnavailableError("There is no time left.")
        return super().vocabulary(scope)


@pytest.fixture
def engine(tmp_path):
    engine = Reader(tmp_path / "index")
    fill(engine, [record(1, "Trygghetsvandring"), record(2, "Trygghet")])
    return engine


class SlowReader(Reader):
    """Reading its words takes longer than whoever waits for a page has; `was_read` when somebody had."""

    def __init__(self, index_dir):
        super().__init__(index_dir)
        self.was_read = Event()

    def vocabulary(self, scope):
        if seconds_left() is not None:
            time.sleep(0.2)
            raise UnavailableError("That took too long.")
        found = super().vocabulary(scope)
        self.was_read.set()
        return found


@pytest.fixture
def clock(engine, monkeypatch):
    monkeypatch.setattr(spelling, "time", engine.clock)
    return engine.clock


def corrected(engine, word, scope=PUBLIC):
    return ScopedSpeller(engine, scope).corrected(word)


def test_pages_being_hidden_are_no_reason_to_read_again_and_no_word_of_theirs_is_told(engine):
    assert corrected(engine, "trygghetsvandrng") == "trygghetsvandring"
    hiding = replace(PUBLIC, hidden_ids=frozenset({1}))
    assert corrected(engine, "trygghetsvandrng", hiding) is None
    assert engine.reads == 1


def test_the_words_of_whoever_asks_most_are_kept(engine):
    for number in range(spelling.KEPT + 5):
        corrected(engine, "tryghet")
        corrected(engine, "tryghet", replace(PUBLIC, visibility=(f"group-{number}",)))
    assert engine.reads == 1 + spelling.KEPT + 5


def test_no_time_to_read_the_words_is_no_reason_to_fail(engine):
    engine.out_of_time = True
    assert corrected(engine, "tryghet") is None


def test_the_words_from_before_will_do_when_there_is_no_time(engine, monkeypatch):
    assert corrected(engine, "tryghet") == "trygghet"
    monkeypatch.setattr(spelling, "SHARE", 1e9)
    apply(engine, (3, record(3, "Något annat")))
    engine.out_of_time = True
    assert corrected(engine, "tryghet") == "trygghet"
    assert engine.reads == 2


def test_what_takes_too_long_for_a_page_is_read_for_the_next(tmp_path, monkeypatch):
    monkeypatch.setattr(spelling, "SHARE", 1e9)
    engine = SlowReader(tmp_path / "index")
    fill(engine, [record(1, "Trygghet")])
    with within(10.0):
        assert corrected(engine, "tryghet") is None
        assert engine.was_read.wait(5)
        while seconds_left() and corrected(engine, "tryghet") is None:
            time.sleep(0.02)  # until what was read is put in its place
        assert corrected(engine, "tryghet") == "trygghet"


def test_whoever_waits_for_a_page_waits_no_longer_for_others_to_read(engine):
    place = ScopedSpeller(engine, PUBLIC)._place()
    place.reading = None
    with place.lock, within(0.2):
        assert corrected(engine, "tryghet") is None


def test_a_word_is_corrected_once_in_a_search(engine, monkeypatch):
    speller = ScopedSpeller(engine, PUBLIC)
    first = speller.corrected("tryghet"), speller.corrected("kvantmekanik")
    monkeypatch.setattr(speller, "_vocabulary", None)
    assert (speller.corrected("tryghet"), speller.corrected("kvantmekanik")) == first


def test_words_are_read_again_when_they_have_changed_and_a_while_has_passed(engine, clock):
    assert corrected(engine, "lekplts") is None
    apply(engine, (3, record(3, "Lekplats")))
    clock.now += READING_TAKES / spelling.SHARE - 0.1
    assert corrected(engine, "lekplts") is None
    assert engine.reads == 1
    clock.now += 0.2
    assert corrected(engine, "lekplts") == "lekplats"
    assert engine.reads == 2


def test_words_that_have_not_changed_are_not_read_again(engine, clock):
    assert corrected(engine, "tryghet") == "trygghet"
    clock.now += 100 * READING_TAKES / spelling.SHARE
    assert corrected(engine, "tryghet") == "trygghet"
    assert engine.reads == 1


def test_nobody_waits_for_another_who_reads_the_words_again(engine, clock):
    assert corrected(engine, "tryghet") == "trygghet"
    apply(engine, (3, record(3, "Lekplats")))
    clock.now += 100 * READING_TAKES / spelling.SHARE
    place = ScopedSpeller._places[engine][PUBLIC.visibility]
    with ThreadPoolExecutor() as others, place.lock:
        assert others.submit(corrected, engine, "tryghet").result(timeout=20) == "trygghet"
    assert engine.reads == 1
