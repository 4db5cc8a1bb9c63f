"""The Elasticsearch engine itself: reads, writes and rebuilds."""

from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from copy import copy
from pathlib import Path
from typing import Any, cast

from django.core.checks import CheckMessage
from elasticsearch.helpers import ScanError, scan

from search.engines.answer import Answer, Hit
from search.engines.base import (
    Change,
    Engine,
    EngineBusyError,
    IndexMissingError,
    Status,
    UnavailableError,
)
from search.engines.base import Rebuild as BaseRebuild
from search.engines.elastic.bulk import FOR_CHANGES, FOR_REBUILD, action, addition, write
from search.engines.elastic.checks import check_server, check_settings
from search.engines.elastic.connection import Connection
from search.engines.elastic.indexes import Indexes, filled_through, made_at
from search.engines.elastic.queries import Body, PlanBody, titles_body, words_body
from search.engines.locks import lock
from search.questions.matching import Plan, Scope
from search.records.record import Record

READS_ALL_WITHIN = 30.0  # seconds for each page of a reading of the whole index
READ_AT_ONCE = 5_000
NO_DIGEST = -1
NUMBERED = "indices.*.shards.*.seq_no.max_seq_no"  # every write in a shard has the next number


class ElasticEngine(Engine):
    """Elasticsearch. Several servers may search and write the same index."""

    def __init__(
        self,
        url: Sequence[str],
        lock_dir: str | Path,
        api_key: str = "",
        ca_certs: str = "",
        index: str = "portal",
        shards: int = 1,
        replicas: str = "0-1",
        timeout: float = 0.8,
        lock_timeout: float = 5.0,
    ) -> None:
        self._problems = list(
            check_settings(
                urls=url,
                api_key=api_key,
                ca_certs=ca_certs,
                index=index,
                shards=shards,
                replicas=replicas,
                timeout=timeout,
            )
        )
        self._connection = Connection(url, api_key, ca_certs, timeout)
        self._indexes = Indexes(self._connection, index, shards, replicas)
        self._lock_dir = Path(lock_dir)
        self._lock_timeout = lock_timeout
        # Each shard counts words by itself unless told to ask the others first.
        self._search_type = "dfs_query_then_fetch" if shards > 1 else "query_then_fetch"

    def answer(self, plan: Plan) -> Answer:
        found = self._found(PlanBody(plan).to_dict())
        hits = [_hit(hit) for hit in found["hits"]["hits"]]
        counts: dict[str, list[tuple[str, int]]] = {}
        for group in found.get("aggregations", {}).values():
            counts |= {name: _buckets(group[name]) for name in plan.facets if name in group}
        matching = found["aggregations"]["words"]["doc_count"]
        return Answer(found["hits"]["total"]["value"], matching, hits, counts)

    def titles(self, prefixes: Sequence[str], scope: Scope, limit: int) -> list[Hit]:
        found = self._found(titles_body(prefixes, scope, limit))
        return [_hit(hit) for hit in found["hits"]["hits"]]

    def apply(self, changes: Iterable[Change]) -> None:
        # The alias must be there, or Elasticsearch would make an index of that name by itself.
        options = {"index": self._indexes.alias, "require_alias": True, "refresh": True}
        with self._connection.working(FOR_CHANGES.seconds) as client:
            write(client, map(action, changes), FOR_CHANGES, **options)

    @contextmanager
    def writing(self, timeout: float | None = None) -> Iterator[None]:
        with self._locked("write", self._lock_timeout if timeout is None else timeout):
            yield

    @contextmanager
    def rebuild(self) -> Iterator["ElasticRebuild"]:
        with self._locked("rebuild", 0):
            self._indexes.remove_unused()
            try:
                yield ElasticRebuild(self._connection, self._indexes)
            finally:
                self._indexes.remove_unused()

    def tidy(self) -> None:
        with suppress(EngineBusyError), self._locked("rebuild", 0):
            self._indexes.remove_unused()
            self._indexes.remove_abandoned()

    def digests(self) -> dict[int, int]:
        query = {"_source": False, "docvalue_fields": ["digest"]}
        with self._connection.working(READS_ALL_WITHIN) as client, _whole_or_unavailable():
            hits = scan(
                client,
                query=query,
                index=self._indexes.alias,
                size=READ_AT_ONCE,
                request_timeout=READS_ALL_WITHIN,  # it has none unless told, whatever the client has
                allow_partial_search_results=False,
            )
            # Left open it would be ended with the process, which waits for it for ever.
            with closing(cast("Generator[dict[str, Any]]", hits)):
                return {int(hit["_id"]): _digest(hit) for hit in hits if hit["_id"].isdecimal()}

    def vocabulary(self, scope: Scope) -> list[tuple[str, int]]:
        with self._connection.asking(READS_ALL_WITHIN) as client:
            found = client.search(
                index=self._indexes.alias,
                body=words_body(scope),
                allow_partial_search_results=False,
            )
        return _buckets(found["aggregations"]["words"])

    def revision(self) -> tuple[str, int]:
        with self._connection.asking() as client:
            found = client.indices.stats(
                index=self._indexes.alias, metric="docs", level="shards", filter_path=NUMBERED
            ).body
        for name, index in found.get("indices", {}).items():
            # Copies of a shard come and go; the one that is ahead has its last number.
            return name, sum(max(map(_last_number, copies)) for copies in index["shards"].values())
        raise UnavailableError("No server that answers has the search index.")

    @contextmanager
    def throwaway(self) -> Iterator["ElasticEngine"]:
        other = copy(self)
        other._indexes = self._indexes.beside()
        try:
            yield other
        finally:
            other._indexes.remove_all()

    def status(self) -> Status:
        with self._connection.asking() as client:
            found = client.indices.stats(index=self._indexes.alias, metric=["docs", "store"])
        if not found["indices"]:
            raise UnavailableError("No server that answers has the search index.")
        name, numbers = next(iter(found["indices"].items()))
        documents = numbers["primaries"]["docs"]["count"]
        size = numbers["primaries"]["store"]["size_in_bytes"]
        return Status("Elasticsearch", documents, made_at(name), size)

    def problems(self) -> list[CheckMessage]:
        return self._problems or list(check_server(self._connection, self._indexes.alias))

    def _found(self, body: Body) -> dict[str, Any]:
        """The server's answer; complete, or an error."""
        with self._connection.asking() as client:
            return client.search(
                index=self._indexes.alias,
                body=body,
                search_type=self._search_type,
                preference=self._indexes.alias,  # one copy for all, so that pages of a search fit
                allow_partial_search_results=False,
            ).body

    def _locked(self, name: str, timeout: float) -> Any:
        return lock(f"{self._indexes.alias}.{name}", self._lock_dir, timeout)


class ElasticRebuild(BaseRebuild):
    """A new index beside the one in use."""

    def __init__(self, connection: Connection, indexes: Indexes) -> None:
        self._connection = connection
        self._indexes = indexes
        self._name = indexes.create()

    def add(self, records: Iterable[Record]) -> None:
        self._write(map(addition, records))

    def apply(self, changes: Iterable[Change]) -> None:
        self._write(map(action, changes))

    def swap(self) -> None:
        with _told_as_robbed():
            self._indexes.switch_to(self._name)

    def _write(self, actions: Iterable[dict[str, Any]]) -> None:
        options = {"index": filled_through(self._name), "require_alias": True}
        with _told_as_robbed(), self._connection.working(FOR_REBUILD.seconds) as client:
            write(client, actions, FOR_REBUILD, **options)


@contextmanager
def _whole_or_unavailable() -> Iterator[None]:
    """Take a part of the index that went missing under way as what it is: the server does not answer."""
    try:
        yield
    except ScanError as error:
        raise UnavailableError(str(error)) from error


@contextmanager
def _told_as_robbed() -> Iterator[None]:
    """Say which index is gone: it is not the one in use."""
    try:
        yield
    except IndexMissingError as error:
        raise IndexMissingError(
            "The index that was being filled is gone; the one in use is as it was."
        ) from error


def _buckets(found: dict[str, Any]) -> list[tuple[str, int]]:
    return [(bucket["key"], bucket["doc_count"]) for bucket in found["buckets"]]


def _digest(found: dict[str, Any]) -> int:
    """The digest of a document; that of no record where others put the document there."""
    digests = found.get("fields", {}).get("digest", [NO_DIGEST])
    return int(digests[0])


def _last_number(copy_of_shard: dict[str, Any]) -> int:
    return int(copy_of_shard["seq_no"]["max_seq_no"])


def _hit(found: dict[str, Any]) -> Hit:
    shown = found["_source"]
    return Hit(int(found["_id"]), shown["stored"], shown["passages"], shown["lines"])
