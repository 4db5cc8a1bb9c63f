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

SCHEMA_VERSION = 3
TERMS = "terms"  # the tokenizer of texts that are analysed already


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
    builder.add_text_field("vocabulary", fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("words", tokenizer_name=TERMS, index_option="basic")
    builder.add_text_field("visibility", tokenizer_name="raw", index_option="basic")
    for name in ("newest", "title_order"):
        builder.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
    for parameter in PARAMETERS:
        _add_facet(builder, parameter)
    for name in ("stored", "passages", "lines"):
        builder.add_bytes_field(name, stored=True)
    return builder.build()


def register_tokenizers(index: tantivy.Index) -> None:
    """Tell an index how to read analysed text; needed after every opening."""
    whitespace = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
    index.register_tokenizer(TERMS, whitespace)


def document(record: Record) -> tantivy.Document:
    """A record as tantivy stores it."""
    doc = tantivy.Document()
    doc.add_integer("id", record.id)
    doc.add_integer("digest", record.digest)
    doc.add_text("visibility", record.visibility)
    doc.add_text("newest", record.newest_key)
    doc.add_text("title_order", record.title_key)
    doc.add_bytes("stored", record.stored.encode())
    _add_texts(doc, record)
    for name, values in facet_fields(record).items():
        for value in values:
            doc.add_text(name, value)
    return doc


def _add_facet(builder: tantivy.SchemaBuilder, parameter: str) -> None:
    builder.add_text_field(filter_field(parameter), tokenizer_name="raw", index_option="basic")
    builder.add_text_field(
        count_field(parameter), fast=True, tokenizer_name="raw", index_option="basic"
    )


def _add_texts(doc: tantivy.Document, record: Record) -> None:
    """Title and full text as terms, and the passages that an excerpt is chosen from."""
    texts = texts_of(record)
    doc.add_text("words", texts.words)
    doc.add_text(Field.TITLE, texts.title)
    doc.add_text(Field.LEMMA, texts.lemma)
    doc.add_text(Field.ALL, texts.all)
    for word in texts.vocabulary:
        doc.add_text("vocabulary", word)
    doc.add_bytes("passages", "\n".join(texts.passages).encode())
    doc.add_bytes("lines", "\n".join(texts.lines).encode())
