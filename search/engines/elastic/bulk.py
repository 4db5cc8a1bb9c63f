"""Writing many documents: in bulk, again after a while when the server is too busy, never half in silence."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from elasticsearch import Elasticsearch
from elasticsearch.helpers import streaming_bulk

from search.engines.base import (
    Change,
    EngineError,
    IndexMissingError,
    RejectedError,
    UnavailableError,
)
from search.engines.elastic.connection import is_missing, is_passing
from search.engines.elastic.mapping import document
from search.records.record import Record

CHUNK = 200  # documents in one request
CHUNK_BYTES = 5_000_000
SHOWN_REASON = 300  # characters
BUSY = (429, 502, 503, 504)


class Patience(NamedTuple):
    """How long to go on: seconds for a request, and how often and how slowly to try again."""

    seconds: float
    attempts: int
    first_wait: float
    longest_wait: float


# Someone may be waiting for a page to be saved, and the outbox tries again by itself.
FOR_CHANGES = Patience(seconds=10, attempts=2, first_wait=0.1, longest_wait=0.5)
FOR_REBUILD = Patience(seconds=60, attempts=8, first_wait=0.5, longest_wait=10)


def write(
    client: Elasticsearch,
    actions: Iterable[dict[str, Any]],
    patience: Patience,
    **options: Any,
) -> None:
    """Run every action. Raises RejectedError when the server took some and refused others."""
    results = streaming_bulk(
        client,
        actions,
        chunk_size=CHUNK,
        max_chunk_bytes=CHUNK_BYTES,
        raise_on_error=False,
        max_retries=patience.attempts,
        initial_backoff=patience.first_wait,
        max_backoff=patience.longest_wait,
        retry_on_status=BUSY,
        **options,
    )
    failures = dict(_failures(results))
    if failures:
        raise failure(failures)


def addition(record: Record) -> dict[str, Any]:
    """The action that puts a record in the index."""
    return {"_id": str(record.id), "_source": document(record)}


def action(change: Change) -> dict[str, Any]:
    """The action that replaces or removes a record."""
    if change.record:
        return addition(change.record)
    return {"_op_type": "delete", "_id": str(change.id)}


def failure(failures: dict[int, dict[str, Any]]) -> EngineError:
    """What went wrong for some documents, as one error."""
    if any(is_missing(item) for item in failures.values()):
        return IndexMissingError("There is no search index yet.")
    reasons = {pk: _reason(item) for pk, item in failures.items()}
    if any(is_passing(item["status"]) for item in failures.values()):
        return UnavailableError(f"The search server took nothing: {next(iter(reasons.values()))}")
    return RejectedError(reasons)


def _failures(results: Iterable[tuple[bool, dict[str, Any]]]) -> Iterator[tuple[int, Any]]:
    """What failed, by id; what was to be removed and is not there has not failed."""
    for succeeded, result in results:
        item = next(iter(result.values()))
        if not succeeded and item.get("result") != "not_found":
            yield int(item["_id"]), item


def _reason(item: dict[str, Any]) -> str:
    error = item.get("error", {})
    text = str(error.get("reason", error)) if isinstance(error, dict) else str(error)
    return text[:SHOWN_REASON]
