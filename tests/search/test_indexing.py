"""The index follows the database: at once when it can, later when it could not."""

import datetime
from contextlib import ExitStack
from threading import Timer

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from search.engines import EngineError, get_engine
from search.engines.base import EngineBusyError
from search.models import OutboxEntry
from search.records.record import Record
from search.sync.draining import drain
from search.sync.indexing import rebuild
from search.sync.reconciling import differences
from tests import factories
from tests.factories import LearningExamplePageFactory, restrict

pytestmark = pytest.mark.django_db


def test_a_created_page_is_found_at_once(example, found):
    assert found("q=cykelskolan") == ["Cykelskolan"]
    assert not OutboxEntry.objects.waiting().exists()


def test_publishing_shows_at_once(example, committed, found):
    example.title = "Simskolan"
    revision = example.save_revision()
    assert found("q=simskolan") == []
    with committed():
        revision.publish()
    assert found("q=simskolan") == ["Simskolan"]
    assert found("q=cykelskolan") == []


def test_saving_a_draft_changes_nothing(example, committed, found):
    OutboxEntry.objects.all().delete()
    with committed():
        example.title = "Utkast"
        example.save_revision()
    assert not OutboxEntry.objects.exists()
    assert found("q=utkast") == []


def test_unpublishing_hides_at_once(example, committed, found):
    with committed():
        example.unpublish()
    assert found("q=cykelskolan") == []
    assert get_engine().digests().keys().isdisjoint({example.pk})


@pytest.mark.parametrize("fields", [None, ["live"]])
def test_a_page_made_dead_by_code_is_hidden_at_once(fields, example, committed, found):
    with committed():
        example.live = False
        example.save(update_fields=fields)
    assert found("q=cykelskolan") == []
    assert not differences()


def test_deleting_hides_at_once(tree, example, committed, found):
    with committed():
        tree.examples.delete()
    assert found("q=cykelskolan") == []
    assert differences().extra == frozenset()


def test_a_moved_subtree_has_new_addresses_at_once(tree, committed, client):
    with committed():
        other = factories.StandardPageFactory(parent=tree.home, title="Arkiv", slug="arkiv")
        top = factories.StandardPageFactory(parent=tree.home, title="Övre", slug="ovre")
        factories.StandardPageFactory(parent=top, title="Undersida", slug="under")
    with committed():
        top.move(other, pos="last-child")
    answer = client.get("/api/v1/sok/?q=undersida").json()
    assert answer["results"][0]["url"].endswith("/arkiv/ovre/under/")


def test_a_changed_slug_moves_the_pages_below(tree, committed, client):
    with committed():
        top = factories.StandardPageFactory(parent=tree.home, title="Övre", slug="ovre")
        factories.StandardPageFactory(parent=top, title="Undersida", slug="under")
    with committed():
        top.slug = "nytt"
        top.save_revision().publish()
    answer = client.get("/api/v1/sok/?q=undersida").json()
    assert answer["results"][0]["url"].endswith("/nytt/under/")


def test_a_move_below_a_restriction_hides_at_once(tree, committed, found):
    with committed():
        closed = factories.StandardPageFactory(parent=tree.home, title="Sluten avdelning")
        page = factories.StandardPageFactory(parent=tree.home, title="Hemligheten")
        restrict(closed)
    assert found("q=hemligheten") == ["Hemligheten"]
    with committed():
        page.move(closed, pos="last-child")
    assert found("q=hemligheten") == []


def test_a_restriction_counts_at_once_and_so_does_its_end(tree, example, committed, found):
    with committed():
        restrict(tree.examples)
    assert found("q=cykelskolan") == []
    with committed():
        PageViewRestriction.objects.all().delete()
    assert found("q=cykelskolan") == ["Cykelskolan"]


def test_a_renamed_theme_is_searched_by_its_new_name(example, committed, found, client):
    with committed():
        theme = example.themes.get()
        theme.name, theme.aliases = "Lärande", "pedagogik"
        theme.save()
    assert found("q=pedagogik") == ["Cykelskolan"]
    values = client.get("/api/v1/sok/").json()["facets"]["omrade"]["values"]
    assert [value["label"] for value in values] == ["Lärande"]


@pytest.mark.parametrize("part", ["municipality", "county", "group"])
def test_a_renamed_place_is_shown_by_its_new_name(part, example, committed, client):
    row = factories.municipality("trollhattan")
    row = row if part == "municipality" else getattr(row, part)
    with committed():
        row.name = "Nya Namnet"
        row.save()
    facets = client.get("/api/v1/sok/").json()["facets"]
    labels = [value["label"] for facet in facets.values() for value in facet["values"]]
    assert labels.count("Nya Namnet") == 1


def test_a_module_speaks_for_its_lessons(tree, vocabularies, committed, found):
    with committed():
        module = factories.ModulePageFactory(parent=tree.modules, title="Modul")
        factories.LessonPageFactory(parent=module, title="Lektion")
    assert found("omrade=boende&typ=utbildning") == []
    with committed():
        module.themes = [vocabularies.themes["boende"]]
        module.save_revision().publish()
    assert sorted(found("omrade=boende&typ=utbildning")) == ["Lektion", "Modul"]


def test_a_closed_network_is_not_found_through_its_open_meetings(tree, committed, found, members):
    with committed():
        network = factories.NetworkPageFactory(parent=tree.networks, title="Kransen")
        factories.MeetingPageFactory(parent=tree.meetings, title="Vårmöte", network=network)
    assert found("q=kransen") == ["Kransen"]
    with committed():
        factories.restrict(network, members)
    assert found("q=kransen") == []
    assert found("q=vårmöte") == ["Vårmöte"]


def test_a_rolled_back_change_leaves_no_trace(example, committed, found):
    with committed(), transaction.atomic():
        example.unpublish()
        transaction.set_rollback(True)
    assert found("q=cykelskolan") == ["Cykelskolan"]
    assert not OutboxEntry.objects.waiting().exists()


def test_while_the_index_cannot_be_written_pages_are_saved_and_changes_wait(
    example, committed, found, index
):
    with get_engine().writing(), committed():  # someone else holds the right to write
        example.title = "Simskolan"
        example.save_revision().publish()
    assert Page.objects.get(pk=example.pk).title == "Simskolan"
    assert OutboxEntry.objects.waiting().exists()
    assert found("q=simskolan") == []
    assert drain() > 0
    assert found("q=simskolan") == ["Simskolan"]


@pytest.mark.parametrize("how", ["unpublished", "expired"])
def test_what_was_hidden_stays_hidden_while_the_index_cannot_be_written(
    how, example, committed, client
):
    with get_engine().writing(), committed():
        if how == "unpublished":
            example.unpublish()
        else:
            example.expire_at = timezone.now() - datetime.timedelta(hours=1)
            example.save()
    assert example.pk in get_engine().digests()
    answer = client.get("/api/v1/sok/?kommun=trollhattan").json()
    assert (answer["total"], answer["results"]) == (0, [])
    assert all(value["count"] == 0 for f in answer["facets"].values() for value in f["values"])
    assert client.get("/sok/forslag/?q=cykel").json() == {"suggestions": []}


def test_a_missing_index_stops_nothing(example, committed, index):
    (index / "current").unlink()
    with committed():
        example.title = "Simskolan"
        example.save_revision().publish()
    with pytest.raises(EngineError):
        drain()
    assert rebuild() == get_engine().status().documents
    assert not differences()
    assert not OutboxEntry.objects.waiting().exists()


def test_a_change_during_a_rebuild_is_in_the_new_index(example, committed, found):
    def publish():
        if not example.title.startswith("Sim"):
            with committed():
                example.title = "Simskolan"
                example.save_revision().publish()

    rebuild(publish)
    assert found("q=simskolan") == ["Simskolan"]
    assert found("q=cykelskolan") == []
    assert not differences()


def test_a_rebuild_settles_what_was_given_up_on_once_it_can_be_followed(example, found):
    row = {"hides": True, "died_at": timezone.now(), "attempts": 8, "last_error": "ValueError"}
    OutboxEntry.objects.create(page_id=example.pk, **row)
    later = timezone.now() + datetime.timedelta(days=1)
    planned = OutboxEntry.objects.create(page_id=example.pk, hides=True, due_at=later)
    assert found("q=cykelskolan") == []
    rebuild()
    assert found("q=cykelskolan") == ["Cykelskolan"]
    assert list(OutboxEntry.objects.filter(drained_at=None)) == [planned]


def test_a_rebuild_waits_for_whoever_writes_when_it_is_done(example, found, settings):
    settings.SEARCH = {**settings.SEARCH, "LOCK_TIMEOUT": 0.1}
    writing = ExitStack()
    writing.enter_context(get_engine().writing())
    Timer(0.4, writing.close).start()
    rebuild()
    assert found("q=cykelskolan") == ["Cykelskolan"]


def test_two_rebuilds_at_once_are_refused(index):
    with get_engine().rebuild(), pytest.raises(EngineBusyError):
        rebuild()


def test_differences_are_seen(tree, example, index):
    engine = get_engine()
    stray = Record(10**6, "sida", "Vilse", "/x/", timezone.now(), "public")
    with engine.rebuild() as new:
        new.add([stray])
        with engine.writing():
            new.swap()
    found = differences()
    assert found.extra == {10**6}
    assert example.pk in found.missing
    rebuild()
    assert not differences()
    Page.objects.filter(pk=example.pk).update(title="Ändrad utan signal")
    assert differences().changed == {example.pk}


def test_drained_rows_are_kept_a_day(example, committed):
    assert OutboxEntry.objects.exists()
    yesterday = timezone.now() - datetime.timedelta(days=1, minutes=1)
    OutboxEntry.objects.update(drained_at=yesterday)
    with committed():
        example.save_revision().publish()
    assert OutboxEntry.objects.filter(drained_at__lte=yesterday).count() == 0


def test_draining_reads_in_a_constant_number_of_queries(tree, index):
    def queries(number):
        for _ in range(number):
            LearningExamplePageFactory(parent=tree.examples)
        with CaptureQueriesContext(connection) as context:
            drain()
        return len(context)

    queries(1)
    assert queries(2) == queries(12)
