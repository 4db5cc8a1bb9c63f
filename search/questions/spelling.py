"""The words that one scope may read, kept at hand for spelling.

Reading them takes a moment where there are many records, so they are kept until the index has changed
and a while has passed. What they say of a word that may have come or gone since is checked with the
engine before it is believed.
"""

import time
from dataclasses import dataclass
from threading import Lock
from typing import ClassVar
from weakref import WeakKeyDictionary

from search.engines import Engine
from search.questions.matching import Clause, Field, Leaf, Question, Scope
from search.request import SearchRequest
from search.swedish import part_terms, term_of
from search.swedish.vocabulary import Vocabulary

SCOPES_KEPT = 16
SHARE = 0.02  # of the time, at most, that may go to reading words again


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


class ScopedSpeller:
    """Spelling by the words that the records in one scope hold."""

    _readings: ClassVar[WeakKeyDictionary[Engine, dict[Scope, Reading]]] = WeakKeyDictionary()
    _lock: ClassVar[Lock] = Lock()

    def __init__(self, engine: Engine, scope: Scope) -> None:
        self._engine = engine
        self._scope = scope
        self._revision = engine.revision()
        self._reading = self._read()

    def whole(self, first: str, second: str) -> str | None:
        """The word of the texts that a space has split in halves, one of which no text has."""
        word = self._reading.vocabulary.whole(first, second)
        return word if word and self._stand(term_of(word)) else None

    def joined(self, parts: tuple[str, ...]) -> str | None:
        """The compound that the texts write for these parts, if any."""
        word = self._reading.vocabulary.joined(parts)
        return word if word and self._stand(term_of(word)) else None

    def corrected(self, word: str) -> str | None:
        """The word that was meant, which the texts have or all parts of; None when `word` is right."""
        better = self._reading.vocabulary.corrected(word)
        if better is None or self._stand(term_of(word)):
            return None
        found = self._stand(term_of(better)) or self._stand(*part_terms(better))
        return better if found else None

    def _stand(self, *terms: str) -> bool:
        """Whether a record in scope has all the terms now, whatever the vocabulary says."""
        together = tuple(Leaf(Field.ALL, (term,)) for term in terms)
        question = Question(clauses=(Clause((together,)),))
        return bool(terms) and self._engine.count(SearchRequest(), self._scope, question) > 0

    def _read(self) -> Reading:
        with self._lock:
            kept = self._readings.setdefault(self._engine, {})
            reading = kept.get(self._scope)
            if reading is None or not reading.is_fresh(self._revision):
                reading = kept[self._scope] = self._read_now()
                if len(kept) > SCOPES_KEPT:
                    kept.pop(next(iter(kept)))
            return reading

    def _read_now(self) -> Reading:
        began = time.monotonic()
        vocabulary = Vocabulary(self._engine.vocabulary(self._scope))
        now = time.monotonic()
        return Reading(vocabulary, self._revision, now, now - began)
