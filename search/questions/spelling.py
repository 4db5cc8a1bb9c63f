"""The words that one scope may read, kept at hand for spelling.

Reading them takes a moment where there are many records, so they are kept until the index has changed
and a while has passed. What they say of a word that may have come or gone since is checked with the
engine before it is believed.
"""

import logging
import time
from collections import OrderedDict
from dataclasses import dataclass, field
from threading import Lock, Thread
from typing import ClassVar
from weakref import WeakKeyDictionary

from search.engines import Engine, EngineError
from search.engines.patience import seconds_left
from search.questions.matching import Clause, Field, Leaf, Question, Scope
from search.request import SearchRequest
from search.swedish import part_terms, term_of
from search.swedish.vocabulary import Vocabulary

logger = logging.getLogger(__name__)

KEPT = 16  # vocabularies in one process, each for those who may see the same
SHARE = 0.02  # of the time, at most, that may go to reading words again
A_MOMENT = 0.1  # seconds; what fails sooner did not fail for want of time
UNREAD = object()  # the revision of what could not be read


@dataclass(frozen=True)
class Reading:
    """A vocabulary as it was read: of which revision, when, and how long it took (seconds)."""

    vocabulary: Vocabulary
    revision: object
    at: float
    took: float

    def is_fresh(self, revision: object) -> bool:
        """Whether it will do for now."""
        return revision == self.revision or time.monotonic() - self.at < self.took / SHARE


@dataclass
class _Place:
    """Where a vocabulary is kept; whoever holds the lock reads it anew."""

    reading: Reading | None = None
    lock: Lock = field(default_factory=Lock)


# By accepted visibility keys, the last used at the end.
Places = OrderedDict[tuple[str, ...], _Place]


class ScopedSpeller:
    """Spelling by the words that the records in one scope hold. Raises EngineError."""

    _places: ClassVar[WeakKeyDictionary[Engine, Places]] = WeakKeyDictionary()
    _lock: ClassVar[Lock] = Lock()

    def __init__(self, engine: Engine, scope: Scope) -> None:
        self._engine = engine
        self._scope = scope
        self._corrected: dict[str, str | None] = {}  # one search asks of a word many times
        self._revision = engine.revision()
        self._vocabulary = self._reading().vocabulary

    def whole(self, first: str, second: str) -> str | None:
        """The word of the texts that a space has split in halves, one of which no text has."""
        word = self._vocabulary.whole(first, second)
        return word if word and self._stand(term_of(word)) else None

    def joined(self, parts: tuple[str, ...]) -> str | None:
        """The compound that the texts write for these parts, if any."""
        word = self._vocabulary.joined(parts)
        return word if word and self._stand(term_of(word)) else None

    def corrected(self, word: str) -> str | None:
        """The word that was meant, which the texts have or all parts of; None when `word` is right."""
        if word not in self._corrected:
            self._corrected[word] = self._correction(word)
        return self._corrected[word]

    def _correction(self, word: str) -> str | None:
        better = self._vocabulary.corrected(word)
        if better is None or self._stand(term_of(word)):
            return None
        found = self._stand(term_of(better)) or self._stand(*part_terms(better))
        return better if found else None

    def _stand(self, *terms: str) -> bool:
        """Whether a record in scope has all the terms now, whatever the vocabulary says."""
        together = tuple(Leaf(Field.ALL, (term,)) for term in terms)
        question = Question(clauses=(Clause((together,)),))
        return bool(terms) and self._engine.count(SearchRequest(), self._scope, question) > 0

    def _reading(self) -> Reading:
        """What was read last, if it will do or another thread is at reading it anew; else a new one.

        While the first is read, others wait half the time that they have, and then go without.
        """
        place = self._place()
        kept = place.reading
        if kept and (kept.is_fresh(self._revision) or place.lock.locked()):
            return kept
        left = seconds_left()
        if not place.lock.acquire(timeout=-1 if left is None else left / 2):
            return kept or Reading(Vocabulary(()), UNREAD, time.monotonic(), 0.0)
        try:
            kept = place.reading
            if kept is None or not kept.is_fresh(self._revision):
                kept = place.reading = self._read(kept)
                if left is not None and kept.revision is UNREAD and kept.took > A_MOMENT:
                    Thread(target=self._read_at_leisure, args=[place], daemon=True).start()
            return kept
        finally:
            place.lock.release()

    def _read_at_leisure(self, place: _Place) -> None:
        """Read what took too long for whoever waits for a page, in a thread that has the time; for the next."""
        with place.lock:
            place.reading = self._read(place.reading)

    def _place(self) -> _Place:
        with self._lock:
            places = self._places.setdefault(self._engine, OrderedDict())
            place = places.setdefault(self._scope.visibility, _Place())
            places.move_to_end(self._scope.visibility)
            if len(places) > KEPT:
                places.popitem(last=False)
            return place

    def _read(self, before: Reading | None) -> Reading:
        """The words as they are now; if there is no time to read them, those from before, or none."""
        began, revision = time.monotonic(), self._revision
        try:
            # Pages being hidden right now change nothing here: what is believed is asked for in scope.
            vocabulary = Vocabulary(self._engine.vocabulary(Scope(self._scope.visibility)))
        except EngineError as error:
            logger.warning("The words of the index could not be read: %s", error)
            vocabulary = before.vocabulary if before else Vocabulary(())
            revision = UNREAD
        now = time.monotonic()
        return Reading(vocabulary, revision, now, now - began)
