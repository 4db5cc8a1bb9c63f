"""The embedded engine itself: reads, writes and rebuilds."""

import math
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock

import tantivy
from tantivy import Index, IndexWriter, Order, Query, Searcher

from search.engines.answer import Answer, Hit
from search.engines.base import Change, Engine, EngineBusyError, EngineError, Status
from search.engines.base import Rebuild as BaseRebuild
from search.engines.embedded.queries import (
    PlanQueries,
    counting,
    prefix_query,
    scope_query,
    words_counting,
)
from search.engines.embedded.schema import (
    SCHEMA_VERSION,
    build_schema,
    document,
)
from search.engines.embedded.store import IndexStore, State
from search.enums import Sort
from search.questions.matching import FEW, Plan, Scope
from search.records.record import Record

SMALL_HEAP = 15_000_000  # bytes; tantivy's least, enough for a change
# More takes little less time and more memory, while segments are merged too.
LARGE_HEAP = 20_000_000  # bytes
TIE_MARGIN = 20  # results fetched past the page, so that most ties at its end cost no second search
MANY = 30_000  # documents from which facets are counted beside the ranking; with fewer it saves too little
ROUNDING = 5e-7  # relative; scores nearer than this differ by the order of summing in 32 bits alone
Address = tantivy.DocAddress


@dataclass(frozen=True)
class Snapshot:
    """An open index and a view of one of its commits."""

    state: State
    index: Index
    searcher: Searcher


class EmbeddedEngine(Engine):
    """tantivy in the process. Several processes may read and write the same folder."""

    def __init__(self, index_dir: str | Path, lock_timeout: float = 5.0) -> None:
        self._store = IndexStore(Path(index_dir), SCHEMA_VERSION)
        self._lock_timeout = lock_timeout
        self._schema = build_schema()
        self._opening = Lock()
        self._snapshot: Snapshot | None = None

    def answer(self, plan: Plan) -> Answer:
        with tantivy_errors():
            searcher = self._latest().searcher
            queries = PlanQueries(self._schema, plan)
            # tantivy lets go of the interpreter while it reads.
            with ThreadPoolExecutor(1) as beside:
                each = beside.map if searcher.num_docs >= MANY else map
                counted = each(partial(_counts, searcher), queries.facet_queries())
                total, addresses = _page(searcher, queries.ranked(), plan)
                counts = dict(chain.from_iterable(counted))
            matching = total
            if total < FEW and plan.selections:
                matching = _number(searcher, queries.words())
            hits = [_hit(searcher, address) for address in addresses]
            return Answer(total, matching, hits, counts)

    def titles(self, prefixes: Sequence[str], scope: Scope, limit: int) -> list[Hit]:
        with tantivy_errors():
            searcher = self._latest().searcher
            query = prefix_query(self._schema, prefixes, scope)
            found = searcher.search(
                query, limit, count=False, order_by_field="title_order", order=Order.Asc
            )
            return [_hit(searcher, address) for _key, address in found.hits]

    def apply(self, changes: Iterable[Change]) -> None:
        with tantivy_errors():
            writer = self._latest().index.writer(SMALL_HEAP, num_threads=1)
        with _committing(writer):
            _write(writer, changes)

    @contextmanager
    def writing(self, timeout: float | None = None) -> Iterator[None]:
        with self._store.locked("write", self._lock_timeout if timeout is None else timeout):
            yield

    @contextmanager
    def rebuild(self) -> Iterator["EmbeddedRebuild"]:
        with self._store.locked("rebuild", 0):
            self._store.remove_unused()
            try:
                yield EmbeddedRebuild(self._store, self._schema)
            finally:
                self._store.remove_unused()

    def tidy(self) -> None:
        with suppress(EngineBusyError), self._store.locked("rebuild", 0):
            self._store.remove_unused()

    def digests(self) -> dict[int, int]:
        with tantivy_errors():
            searcher = self._latest().searcher
            everything = max(1, searcher.num_docs)
            hits = searcher.search(Query.all_query(), everything, count=False).hits
            addresses = [address for _score, address in hits]
            ids = searcher.fast_field_values("id", addresses)
            return dict(zip(ids, searcher.fast_field_values("digest", addresses), strict=True))  # type: ignore[arg-type]

    def vocabulary(self, scope: Scope) -> list[tuple[str, int]]:
        with tantivy_errors():
            query = scope_query(self._schema, scope)
            found = self._latest().searcher.aggregate(query, words_counting())
            return _buckets(found["words"])

    @contextmanager
    def throwaway(self) -> Iterator["EmbeddedEngine"]:
        with TemporaryDirectory(prefix="search-") as folder:
            yield EmbeddedEngine(folder)

    def revision(self) -> State:
        return self._store.state()

    def status(self) -> Status:
        with tantivy_errors():
            documents = self._latest().searcher.num_docs
            return Status("tantivy", documents, self._store.made_at(), self._store.size())

    def _latest(self) -> Snapshot:
        """The index as it stands now, whichever process wrote it last."""
        return self._store.reading(self._latest_of)

    def _latest_of(self, path: Path) -> Snapshot:
        state = self._store.state_of(path)
        if self._snapshot is None or self._snapshot.state != state:
            with self._opening:
                self._snapshot = self._open(state)
        return self._snapshot

    def _open(self, state: State) -> Snapshot:
        if self._snapshot and self._snapshot.state.path == state.path:
            index = self._snapshot.index
        else:
            index = Index.open(str(state.path))
            index.config_reader("manual")
        index.reload()
        return Snapshot(state, index, index.searcher())


class EmbeddedRebuild(BaseRebuild):
    """A new index beside the one in use."""

    def __init__(self, store: IndexStore, schema: tantivy.Schema) -> None:
        self._store = store
        with tantivy_errors():
            self._path = store.create()
            self._index = Index(schema, str(self._path))
            self._writer = self._index.writer(LARGE_HEAP, num_threads=1)

    def add(self, records: Iterable[Record]) -> None:
        for record in records:
            made = document(record)
            with tantivy_errors():
                self._writer.add_document(made)

    def apply(self, changes: Iterable[Change]) -> None:
        _write(self._writer, changes)

    def swap(self) -> None:
        with tantivy_errors():
            self._writer.commit()
            self._writer.wait_merging_threads()
            self._store.switch_to(self._path)


@contextmanager
def tantivy_errors() -> Iterator[None]:
    """What tantivy raises, as the engine's own error."""
    try:
        yield
    except (OSError, ValueError) as error:
        raise EngineError(str(error)) from error


@contextmanager
def _committing(writer: IndexWriter) -> Iterator[None]:
    """Commit what is written inside, and give tantivy's own lock back whatever happens."""
    try:
        yield
        with tantivy_errors():
            writer.commit()
    finally:
        with tantivy_errors():
            writer.wait_merging_threads()


def _write(writer: IndexWriter, changes: Iterable[Change]) -> None:
    for change in changes:
        made = document(change.record) if change.record else None
        with tantivy_errors():
            writer.delete_documents_by_term("id", change.id)
            if made:
                writer.add_document(made)


def _page(searcher: Searcher, query: Query, plan: Plan) -> tuple[int, list[Address]]:
    """Number of matches, and the addresses of one page of them."""
    if not plan.limit:
        return _number(searcher, query), []
    if plan.order is Sort.RELEVANCE:
        return _most_relevant(searcher, query, plan.offset, plan.limit)
    field, order = "newest", Order.Desc
    if plan.order is Sort.TITLE:
        field, order = "title_order", Order.Asc
    found = searcher.search(
        query, plan.limit, order_by_field=field, offset=plan.offset, order=order
    )
    return found.count, [address for _key, address in found.hits]  # type: ignore[attr-defined]


def _most_relevant(
    searcher: Searcher, query: Query, offset: int, limit: int
) -> tuple[int, list[Address]]:
    """A page by falling score; of equal scores the lowest id first.

    tantivy breaks ties by where a document happens to lie, so hits are fetched until the last one
    scores less than the page's last, and put in order here.
    """
    end = offset + limit
    wanted = end + TIE_MARGIN
    while True:
        found = searcher.search(query, wanted)
        ranks = list(_ranks(score for score, _address in found.hits))
        if len(ranks) < wanted or ranks[-1] > ranks[end - 1]:
            break
        wanted *= 4
    addresses = [address for _score, address in found.hits]
    ids = searcher.fast_field_values("id", addresses)
    ordered = sorted(zip(ranks, ids, range(len(ids)), strict=True))
    return found.count, [addresses[at] for _rank, _id, at in ordered[offset:end]]  # type: ignore[attr-defined]


def _ranks(scores: Iterable[float]) -> Iterator[int]:
    """For each of the falling scores how many are really higher; those as good as equal share a rank."""
    rank, last = 0, math.inf
    for score in scores:
        rank += score < last * (1 - ROUNDING)
        last = score
        yield rank


def _number(searcher: Searcher, query: Query) -> int:
    return searcher.search(query, 1).count  # type: ignore[attr-defined]


def _counts(
    searcher: Searcher, counted: tuple[Query, list[str]]
) -> list[tuple[str, list[tuple[str, int]]]]:
    """For each of the facets its values among what the query finds."""
    query, facets = counted
    found = searcher.aggregate(query, counting(facets))
    return [(name, _buckets(found[name])) for name in facets]


def _buckets(found: dict[str, list[dict[str, int]]]) -> list[tuple[str, int]]:
    return [(str(bucket["key"]), bucket["doc_count"]) for bucket in found["buckets"]]


def _hit(searcher: Searcher, address: Address) -> Hit:
    doc = searcher.doc(address)
    return Hit(
        id=doc.get_first("id"),  # type: ignore[arg-type]
        stored=_text(doc, "stored"),
        passages=_text(doc, "passages").split("\n"),
        lines=_text(doc, "lines").split("\n"),
    )


def _text(doc: tantivy.Document, field: str) -> str:
    return bytes(doc.get_first(field) or b"").decode()
