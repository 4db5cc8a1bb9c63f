"""Index and database are compared while others write, and what differs is mended."""

import datetime

import pytest
from django.utils import timezone

from search.engines import get_engine
from search.engines.base import Change
from search.engines.embedded import EmbeddedEngine
from search.models import OutboxEntry
from search.sync.draining import drain
from search.sync.outbox import hidden_ids
from search.sync.reconciling import differences, note_differences
from tests.factories import NewsPageFactory

pytestmark = pytest.mark.django_db


def test_differences_are_mended(tree, committed, index, found):
    with committed():
        gone, changed, new = (
            NewsPageFactory(parent=tree.news, title=f"Sida {n}") for n in ("ett", "två", "tre")
        )
    engine = get_engine()
    base = type(gone)._base_manager
    base.filter(pk=gone.pk).update(live=False)
    base.filter(pk=changed.pk).update(title="Sida fyra")
    with engine.writing():
        engine.apply([Change(new.pk, None)])
    found_differences = note_differences()
    assert found_differences.extra == {gone.pk}
    assert found_differences.changed == {changed.pk}
    assert found_differences.missing == {new.pk}
    drain()
    assert not differences()
    assert sorted(found("typ=nyhet")) == ["Sida fyra", "Sida tre"]


def test_mending_plans_the_expiries_that_nobody_noted(tree, committed):
    end = timezone.now() + datetime.timedelta(hours=1)
    with committed():
        noted, changed = (
            NewsPageFactory(parent=tree.news, title=title, expire_at=end) for title in ("A", "B")
        )
    later = end + datetime.timedelta(hours=1)
    type(changed)._base_manager.filter(pk=changed.pk).update(expire_at=later)
    kept = OutboxEntry.objects.planned().get(page_id=noted.pk)
    note_differences()
    planned = OutboxEntry.objects.planned()
    assert dict(planned.values_list("page_id", "due_at")) == {noted.pk: end, changed.pk: later}
    assert kept in planned


def test_what_an_older_edition_analysed_is_analysed_anew(tree, committed, index, monkeypatch):
    with monkeypatch.context() as before, committed():
        before.setattr("search.records.record.edition", lambda: "older")
        page = NewsPageFactory(parent=tree.news, title="Orosanmälningar")
    assert page.pk in differences().outdated
    with committed():
        assert not note_differences().changed
        assert not hidden_ids()  # readers notice nothing
    assert not differences()


class BusyEngine(EmbeddedEngine):
    """The embedded engine, where somebody changes something as soon as all digests have been read."""

    comes: list = []  # who comes, one for each time

    def digests(self):
        found = super().digests()
        if self.comes:
            self.comes.pop()()
        return found


def test_what_changes_while_it_is_compared_is_no_difference(tree, index, settings, committed):
    settings.SEARCH = {**settings.SEARCH, "ENGINE": "tests.search.test_reconciling.BusyEngine"}
    with committed():
        changed, gone = (NewsPageFactory(parent=tree.news, title=title) for title in ("A", "B"))

    def come():
        with committed():
            changed.title = "Ändrad"
            changed.save_revision().publish()
            gone.unpublish()
            NewsPageFactory(parent=tree.news, title="Ny")

    get_engine().comes.append(come)
    assert not differences()
    assert not get_engine().comes
