"""Siblings put in another order while others read: their places in the tree change, who sees them does not."""

import pytest
from wagtail.models import Page

from search.models import OutboxEntry
from search.records import registry
from search.records.network import LessonRecords
from search.records.registry import all_restrictions, records_of
from search.sync.draining import drain
from search.sync.indexing import rebuild
from search.sync.outbox import note_change
from search.sync.reconciling import differences
from tests import factories

pytestmark = pytest.mark.django_db


def put_first(page):
    page = Page.objects.get(pk=page.pk)
    page.move(page.get_siblings().first(), pos="left")


@pytest.fixture
def room(tree, members, committed):
    """Three pages in a row, of which members alone may see the one between and what is below it."""
    with committed():
        factories.StandardPageFactory(parent=tree.home, title="Först", slug="forst")
        closed = factories.StandardPageFactory(parent=tree.home, title="Slutet", slug="slutet")
        factories.restrict(closed, members)
        factories.StandardPageFactory(parent=closed, title="Kanariekvitter", slug="hemlig")
        factories.StandardPageFactory(parent=tree.home, title="Sist", slug="sist")
    OutboxEntry.objects.all().delete()  # as a day later
    return closed


@pytest.fixture
def reordered_when_read(room, monkeypatch):
    """Another process puts the last page first when the restrictions have just been read."""
    left = ["sist"]

    def read():
        found = all_restrictions()
        if left:
            put_first(Page.objects.get(slug=left.pop()))
        return found

    monkeypatch.setattr(registry, "all_restrictions", read)
    return left


def test_a_rebuild_keeps_members_pages_closed(room, reordered_when_read, client):
    rebuild()
    assert not reordered_when_read
    assert nothing_is_told(client)
    assert not differences()


def test_a_drain_keeps_members_pages_closed(room, reordered_when_read, client):
    note_change([page.pk for page in room.get_descendants(inclusive=True)])
    drain()
    assert not reordered_when_read
    assert nothing_is_told(client)
    assert not differences()


def nothing_is_told(client):
    """Neither counts nor a proposed correction know of the page that is closed."""
    kinds = client.get("/api/v1/sok/?q=kanariekvitter").json()["facets"]["typ"]["values"]
    return not kinds and not client.get("/api/v1/sok/?q=kanariekvittr").json()["corrected_query"]


def test_a_lesson_keeps_its_module(tree, vocabularies, committed, monkeypatch):
    first, second = list(vocabularies.themes.values())[:2]
    with committed():
        factories.ModulePageFactory(parent=tree.modules, title="Ett", themes=[first])
        module = factories.ModulePageFactory(parent=tree.modules, title="Två", themes=[second])
        lesson = factories.LessonPageFactory(parent=module, title="Lektion")
    attach = LessonRecords.attach

    def attach_later(builder, pages):
        put_first(module)
        attach(builder, pages)

    monkeypatch.setattr(LessonRecords, "attach", attach_later)
    assert records_of([lesson.pk])[lesson.pk].labels["omrade"] == [second.name]
