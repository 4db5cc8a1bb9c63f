"""`manage.py search`."""

import io

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from wagtail.models import Page

from search.engines import get_engine
from search.models import DocumentText, OutboxEntry
from tests import factories

pytestmark = pytest.mark.django_db


def run(*words):
    out = io.StringIO()
    call_command("search", *words, stdout=out)
    return out.getvalue()


def test_rebuild_makes_an_index_and_if_missing_keeps_it(tree, index):
    (index / "current").unlink()
    assert "Indexed 8 pages" in run("rebuild", "--if-missing")
    factories.NewsPageFactory(parent=tree.news)
    assert "in place" in run("rebuild", "--if-missing")
    assert "Indexed 9 pages" in run("rebuild")


def test_an_index_of_another_version_counts_as_missing(tree, index):
    pointer = index / "current"
    pointer.write_text("v0-" + pointer.read_text().partition("-")[2])
    assert "Indexed" in run("rebuild", "--if-missing")


def test_sync_applies_what_waits(tree, index):
    factories.NewsPageFactory(parent=tree.news)
    assert OutboxEntry.objects.waiting().exists()
    assert "Applied" in run("sync")
    assert not OutboxEntry.objects.waiting().exists()


def test_check_tells_of_differences_by_its_exit_code(tree, index):
    run("rebuild")
    assert "agree" in run("check")
    Page.objects.filter(pk=tree.news.pk).update(live=False)
    with pytest.raises(SystemExit) as left:
        run("check")
    assert left.value.code == 1


def test_status_describes_the_index(tree, index):
    run("rebuild")
    factories.NewsPageFactory(parent=tree.news)
    said = run("status")
    assert "documents: 8" in said
    assert "waiting:   1" in said


def test_without_an_index_the_commands_say_so(index):
    (index / "current").unlink()
    for subcommand in ("check", "status"):
        with pytest.raises(CommandError, match="no search index"):
            run(subcommand)


def test_sync_reads_the_documents_that_nobody_has_read(tree, index):
    factories.DocumentFactory()
    DocumentText.objects.all().delete()
    assert "unread:    0 documents" in run("status")
    assert "Read 1 documents" in run("sync")
    assert "Read" not in run("sync")
    assert DocumentText.objects.get().pages == ["Vad vi såg."]


def test_sync_mends_differences_when_asked(tree, index):
    run("rebuild")
    Page.objects.filter(pk=tree.news.pk).update(title="Rakt i databasen")
    assert "Applied 0" in run("sync")
    assert f"changed: 1 pages ({tree.news.pk})" in run("sync", "--repair")
    assert "agree" in run("check")


def test_what_was_given_up_on_is_shown_and_tried_again_when_asked(tree, index):
    run("rebuild")
    OutboxEntry.objects.create(
        page_id=tree.news.pk, died_at=timezone.now(), last_error="ValueError: trasig"
    )
    assert f"page {tree.news.pk}: ValueError: trasig" in run("status")
    assert "dead:      1" in run("status")
    assert "Applied 0" in run("sync")
    assert "Trying 1 changes again" in run("sync", "--dead")
    assert not OutboxEntry.objects.dead().exists()


def test_sync_clears_away_what_a_killed_rebuild_left(tree, index):
    run("rebuild")
    left = index / "v0-20260101T000000-deadbeef"
    with get_engine().rebuild():
        left.mkdir()
        run("sync")
        assert left.exists(), "a rebuild under way is left alone"
    left.mkdir(exist_ok=True)
    run("sync")
    assert not left.exists()
    assert "agree" in run("check")
