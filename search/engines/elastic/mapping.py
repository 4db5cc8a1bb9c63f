"""How a record lies in an Elasticsearch index: the same fields as in the embedded engine.

Texts arrive analysed and are split on white space only. Only what a result shows is kept in `_source`.
A change here needs a new `SCHEMA_VERSION`, and `search rebuild` after it.
"""

from typing import Any

from elasticsearch.dsl import Keyword, Long, Mapping, Text

from search.engines.fields import count_field, facet_fields, filter_field
from search.engines.texts import texts_of
from search.facets import PARAMETERS
from search.questions.matching import Field
from search.records.record import Record
from search.request import RESULT_WINDOW

SCHEMA_VERSION = 2
SHOWN = ("stored", "passages", "lines")
BM25 = {"type": "BM25", "k1": 1.2, "b": 0.75}  # tantivy's, and not to be changed


def build_mapping() -> Mapping:
    """The fields of the index; any other field is refused."""
    mapping = Mapping()
    mapping.meta("dynamic", "strict")
    mapping.meta("_source", {"includes": list(SHOWN)})
    for name, field in _fields().items():
        mapping.field(name, field)
    return mapping


def index_settings(shards: int, replicas: str) -> dict[str, Any]:
    """Settings of an index that is being filled: nothing is to be seen before it takes over."""
    return {
        "number_of_shards": shards,
        "auto_expand_replicas": replicas,
        "max_result_window": RESULT_WINDOW,
        "refresh_interval": "-1",
        "similarity": {"default": BM25},
    }


def document(record: Record) -> dict[str, Any]:
    """A record as Elasticsearch stores it."""
    return {
        "id": record.id,
        "digest": record.digest,
        "visibility": record.visibility,
        "newest": record.newest_key,
        "title_order": record.title_key,
        "stored": record.stored,
        **texts_of(record)._asdict(),
        **facet_fields(record),
    }


def _fields() -> dict[str, Any]:
    fields: dict[str, Any] = {
        "id": Long(index=False),
        "digest": Long(index=False),
        "vocabulary": Keyword(index=False),
        "words": Text(analyzer="whitespace", index_options="docs", norms=False),
        "visibility": Keyword(doc_values=False),
        "newest": Keyword(index=False),
        "title_order": Keyword(index=False),
    }
    for where in Field:
        fields[where.value] = _in_a_row() if where is Field.LEMMA else _anywhere()
    for parameter in PARAMETERS:
        fields[filter_field(parameter)] = Keyword(doc_values=False)
        fields[count_field(parameter)] = Keyword(index=False)
    return fields | {name: Keyword(index=False, doc_values=False) for name in SHOWN}


def _anywhere() -> Text:
    return Text(analyzer="whitespace", index_options="freqs")


def _in_a_row() -> Text:
    return Text(analyzer="whitespace")  # positions are kept unless told otherwise
