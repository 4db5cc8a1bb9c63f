"""The text of documents keeps step with their files, and what cannot be read harms nothing."""

import errno

import pytest
from django.core.files.base import ContentFile

from search.documents import texts
from search.documents.tasks import read_document
from search.engines import get_engine
from search.enums import TextStatus
from search.models import DocumentText, OutboxEntry
from search.sync.indexing import rebuild
from tests.search import document_files as made

pytestmark = pytest.mark.django_db


def replace_file(document, *pages, name="rapport.pdf"):
    document.file.save(name, ContentFile(made.pdf(*pages)))


def test_a_replaced_file_is_read_anew(document, offer, committed, found):
    report = document("Det handlar om kvalster.")
    offer(report)
    with committed():
        replace_file(report, "Det handlar om blåsippor.")
    assert found("q=kvalster") == []
    assert found("q=blåsippor") == ["Cykelskolan"]


def test_the_old_text_is_gone_also_while_the_index_cannot_be_written(
    document, offer, committed, found
):
    report = document("Det handlar om kvalster.")
    offer(report)
    with get_engine().writing(), committed():
        replace_file(report, "Det handlar om blåsippor.")
    assert DocumentText.objects.get().pages == ["Det handlar om blåsippor."]
    assert found("q=kvalster") == []


def test_the_same_file_saved_again_is_not_read_again(document, committed, monkeypatch):
    report = document("Det handlar om kvalster.")
    monkeypatch.setattr(texts, "extract", None)
    with committed():
        replace_file(report, "Det handlar om kvalster.", name="annat.pdf")
        report.title = "Ny titel"
        report.save()
    assert DocumentText.objects.get().pages == ["Det handlar om kvalster."]


def test_a_renamed_document_is_found_by_its_new_title(document, offer, committed, found):
    report = document("")
    offer(report)
    with committed():
        report.title = "Lokalstudien"
        report.save()
    assert found("q=lokalstudien") == ["Cykelskolan"]
    assert found("q=slutrapport") == []


def test_a_deleted_document_is_found_no_more(document, offer, committed, found):
    report = document("Det handlar om kvalster.", title="Lokalstudien")
    offer(report)
    with committed():
        report.delete()
    assert found("q=kvalster") == found("q=lokalstudien") == []
    assert found("q=cykelskolan") == ["Cykelskolan"]


def test_a_reading_that_took_long_does_not_overwrite_a_newer_file(document, committed):
    report = document("Gammalt")
    stale = DocumentText.objects.get()
    with committed():
        replace_file(report, "Nytt")
    DocumentText.objects.update(status=TextStatus.WAITING, pages=[])
    texts.read(stale)
    assert DocumentText.objects.get().pages == []


def test_what_takes_too_long_for_the_editor_is_read_later(document, offer, found, monkeypatch):
    monkeypatch.setattr("search.documents.tasks.REQUEST_SECONDS", 0.01)
    offer(document("Det handlar om kvalster."))
    assert DocumentText.objects.get().status == TextStatus.WAITING
    assert texts.read_waiting() == 1
    assert OutboxEntry.objects.waiting().exists()
    rebuild()
    assert found("q=kvalster") == ["Cykelskolan"]


def test_documents_from_before_are_read_too(document, offer):
    report = document("Det handlar om kvalster.")
    DocumentText.objects.all().delete()
    texts.note_missing()
    assert texts.read_waiting() == 1
    assert DocumentText.objects.get(document=report).pages == ["Det handlar om kvalster."]


@pytest.mark.parametrize(
    ("data", "status"),
    [
        (made.pdf("x", password="lås"), TextStatus.ENCRYPTED),
        (b"%PDF-1.4 trasig", TextStatus.BROKEN),
        (made.pdf(""), TextStatus.EMPTY),
    ],
)
def test_an_unreadable_file_harms_nothing(data, status, document, offer, found):
    offer(document(data=data, title="Lokalstudien"))
    assert DocumentText.objects.get().status == status
    assert found("q=cykelskolan") == found("q=lokalstudien") == ["Cykelskolan"]


def test_a_file_beyond_all_measure_is_not_even_opened(document, monkeypatch):
    monkeypatch.setattr(texts, "MOST_BYTES", 10)
    document("Ett")
    assert DocumentText.objects.get().status == TextStatus.TOO_LARGE


def test_a_lost_file_harms_nothing(document, offer, committed, found):
    report = document("Det handlar om kvalster.")
    offer(report)
    report.file.storage.delete(report.file.name)
    DocumentText.objects.update(status=TextStatus.WAITING, pages=[])
    with committed():
        texts.read_waiting()
    assert DocumentText.objects.get().status == TextStatus.BROKEN
    assert found("q=cykelskolan") == ["Cykelskolan"]


def test_a_fault_that_may_pass_leaves_the_text_to_be_read_later(document, monkeypatch):
    def full(*arguments):
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(texts, "extract", full)
        document("Det handlar om kvalster.")
    assert DocumentText.objects.get().status == TextStatus.WAITING
    assert texts.read_waiting() == 1
    assert DocumentText.objects.get().pages == ["Det handlar om kvalster."]


def test_with_a_worker_a_document_is_read_there(worker, document, offer, found):
    report = document("Det handlar om kvalster.")
    offer(report)
    assert DocumentText.objects.get().status == TextStatus.WAITING
    read_document.call(report.pk)
    rebuild()
    assert found("q=kvalster") == ["Cykelskolan"]


def test_with_a_worker_a_document_knows_its_pages_at_once(worker, document, offer, committed):
    report = document("Det handlar om kvalster.")
    page = offer(report)
    page.documents = []
    page.save_revision()  # a draft that offers nothing
    OutboxEntry.objects.all().delete()
    with committed():
        report.title = "Ny titel"
        report.save()
    assert [row.page_id for row in OutboxEntry.objects.waiting()] == [page.pk]
