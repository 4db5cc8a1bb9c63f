"""How a record lies in a tantivy index.

Texts arrive analysed: terms with a space between, taken as they are. A change here needs a
new `SCHEMA_VERSION`, which makes the next `search rebuild` start a new folder.
"""

import tantivy

from search.engines.fields import count_field, facet_fields, filter_field
from search.engines.texts import texts_of
from search.facets import PARAMETERS
from search.questions.matching import Field
from search.records.record import Record

SCHEMA_VERSION = 4
TERMS = "whitespace"  # tantivy's own tokenizer for texts that are analysed already


def build_schema() -> tantivy.Schema:
    """The fields of the index."""
    builder = tantivy.SchemaBuilder()
    builder.add_integer_field("id", stored=True, indexed=True, fast=True)
    builder.add_integer_field("digest", fast=True)
    for where in Field:
        in_a_row = where is Field.LEMMA
        builder.add_text_field(
            where, tokenizer_name=TERMS, index_option="position" if in_a_row else "freq"
        )
    builder.add_text_field("vocabulary", fast=True, tokenizer_name=TERMS, index_option="basic")
    builder.add_text_field("words", tokenizer_name=TERMS, index_option="basic")
    builder.add_text_field("visibility", tokenizer_name="raw", index_option="basic")
    for name in ("newest", "title_order"):
        builder.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
    for parameter in PARAMETERS:
        _add_facet(builder, parameter)
    for name in ("stored", "passages", "lines"):
        builder.add_bytes_field(name, stored=True)
    return builder.build()


def document(record: Record) -> tantivy.Document:
    """A record as tantivy stores it; given at one go, since each call of tantivy takes its time."""
    texts = texts_of(record)
    return tantivy.Document.from_dict(
        {
            "id": record.id,
            "digest": record.digest,
            "visibility": record.visibility,
            "newest": record.newest_key,
            "title_order": record.title_key,
            "stored": record.stored.encode(),
            "words": texts.words,
            Field.TITLE.value: texts.title,
            Field.LEMMA.value: texts.lemma,
            Field.ALL.value: texts.all,
            "vocabulary": " ".join(texts.vocabulary),
            "passages": "\n".join(texts.passages).encode(),
            "lines": "\n".join(texts.lines).encode(),
            **facet_fields(record),
        }
    )


def _add_facet(builder: tantivy.SchemaBuilder, parameter: str) -> None:
    builder.add_text_field(filter_field(parameter), tokenizer_name="raw", index_option="basic")
    builder.add_text_field(
        count_field(parameter), fast=True, tokenizer_name="raw", index_option="basic"
    )
