"""A few records in an engine, and what it finds among them."""

import datetime
from dataclasses import replace

from search.engines.base import Change
from search.questions.matching import Scope
from search.records.record import Record
from search.request import SearchRequest

PUBLIC = Scope(("public",))


def record(pk, title="", **kwargs):
    fields = {
        "type": "exempel",
        "url": f"/sida-{pk}/",
        "updated": datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC),
        "visibility": "public",
    }
    return Record(id=pk, title=title, **{**fields, **kwargs})


def fill(engine, records):
    """A fresh index of these records."""
    with engine.rebuild() as new:
        new.add(records)
        with engine.writing():
            new.swap()


def apply(engine, *changes):
    with engine.writing():
        engine.apply(Change(*change) for change in changes)


def ids(engine, q="", scope=PUBLIC, **kwargs):
    request = replace(SearchRequest().with_words(q), **kwargs)
    return [result.id for result in engine.search(request, scope).results]
