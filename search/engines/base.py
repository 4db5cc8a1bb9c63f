"""The contract that every engine keeps.

An engine stores records and answers plans. All that makes two engines give the same answer lies here
or above: the analysis, the matching rule, the facets' meaning, excerpts and their order.
"""

from abc import ABC, abstractmethod
from collections.abc import Hashable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import datetime
from typing import NamedTuple

from django.core.checks import CheckMessage

from search import facets as declared
from search.engines.answer import Answer, Hit
from search.engines.rendering import results_of
from search.engines.texts import START
from search.questions.interpretation import interpret
from search.questions.matching import FEW, Plan, Question, Scope, plan
from search.records.record import Record
from search.request import SearchRequest
from search.results import SearchResults


class EngineError(Exception):
    """The engine cannot answer or cannot write; the portal goes on without it."""


class IndexMissingError(EngineError):
    """There is no index of this version yet; `search rebuild` makes one."""


class EngineBusyError(EngineError):
    """Someone else is writing; what changed stays in the outbox."""


class UnavailableError(EngineError):
    """The engine does not answer, or takes nothing at the moment; no record is to blame."""


class RejectedError(EngineError):
    """The engine refused some records and took the others; `reasons` says why, by id."""

    def __init__(self, reasons: Mapping[int, str]) -> None:
        pk, reason = next(iter(reasons.items()))
        super().__init__(f"{len(reasons)} records were refused, the first {pk}: {reason}")
        self.reasons = reasons


class Change(NamedTuple):
    """What a page is now: its record, or None when it is no longer to be found."""

    id: int
    record: Record | None


@dataclass(frozen=True)
class Status:
    """How the engine stands."""

    engine: str
    documents: int
    rebuilt_at: datetime | None
    size_bytes: int


class Rebuild(ABC):
    """A new index being filled beside the one in use."""

    @abstractmethod
    def add(self, records: Iterable[Record]) -> None:
        """Put records into the new index."""

    @abstractmethod
    def apply(self, changes: Iterable[Change]) -> None:
        """Bring pages in the new index up to date."""

    @abstractmethod
    def swap(self) -> None:
        """Let the new index replace the old one, at once and for every process."""


class Engine(ABC):
    """A search engine behind the contract."""

    @abstractmethod
    def answer(self, plan: Plan) -> Answer:
        """Run a plan."""

    @abstractmethod
    def titles(self, prefixes: Sequence[str], scope: Scope, limit: int) -> list[Hit]:
        """Records with a word beginning with each of `prefixes` among those of `suggestable`, in title order."""

    @abstractmethod
    def apply(self, changes: Iterable[Change]) -> None:
        """Replace or remove records; seen by the next search in every process."""

    @abstractmethod
    def writing(self, timeout: float | None = None) -> AbstractContextManager[None]:
        """Hold the right to write: `apply` and `swap` are called inside, by one process at a time.

        Waits `timeout` seconds for it, or as long as the engine is set to. What is to be written is read
        from the database inside too, so that a late writer can never put an older state over a newer one.
        """

    @abstractmethod
    def rebuild(self) -> AbstractContextManager[Rebuild]:
        """Make a new index; it is thrown away unless `swap` is called."""

    def tidy(self) -> None:  # noqa: B027 - an engine may have nothing to tidy
        """Remove what a killed rebuild left behind, unless a rebuild is under way."""

    @abstractmethod
    def digests(self) -> dict[int, int]:
        """`Record.digest` of every record in the index, by id."""

    @abstractmethod
    def status(self) -> Status:
        """How the engine stands; raises IndexMissingError where there is no index."""

    def problems(self) -> list[CheckMessage]:
        """What `manage.py check` should say of the engine's own settings, server and index."""
        return []

    @abstractmethod
    def vocabulary(self, scope: Scope) -> list[tuple[str, int]]:
        """The encoded words of the records in scope, and how many of them have each."""

    @abstractmethod
    def throwaway(self) -> AbstractContextManager["Engine"]:
        """An engine of the same kind with an empty index of its own, which is gone afterwards."""

    @abstractmethod
    def revision(self) -> Hashable:
        """Something cheap that is another after a change; equal for as long as nothing changed."""

    def search(
        self,
        request: SearchRequest,
        scope: Scope,
        facets: Sequence[str] = declared.PARAMETERS,
        question: Question | None = None,
        *,
        wide: bool | None = None,
    ) -> SearchResults:
        """Answer a request, counting the facets named; `question` is what its words mean.

        `wide` tells whether it is widened where that is decided already, for a search that this is a part of.
        """
        how = plan(request, scope, question or interpret(request.q), facets)
        return results_of(*self._answer(how, wide))

    def suggest(self, prefixes: Sequence[str], scope: Scope, limit: int) -> list[Hit]:
        """Records whose title has a word beginning with each of `prefixes`, in title order.

        First those whose title begins with the first of them: there may be more of the others than are asked for.
        """
        first, *others = prefixes
        found = self.titles([f"{START}{first}", *others], scope, limit)
        if len(found) < limit:
            found += self.titles(prefixes, scope, limit)
        return list({hit.id: hit for hit in found}.values())[:limit]

    def count(self, request: SearchRequest, scope: Scope, question: Question | None = None) -> int:
        """How many records a request finds."""
        how = plan(request.with_page(1), scope, question or interpret(request.q))
        return self._answer(replace(how, limit=0))[0].total

    def _answer(self, how: Plan, wide: bool | None = None) -> tuple[Answer, Plan]:
        """The answer, and the plan that it answers: a wider one where few records have every word."""
        answer = self.answer(how)
        if wide is None:
            wide = answer.matching < FEW
        if wide and how.can_widen:
            how, strict = how.widened(), answer
            answer = self.answer(how)
            answer = replace(answer, widened=answer.total > strict.total)
        return answer, how
