"""What once was not to be read is looked at again when there is a reason to, and by one at a time."""

import io

import pytest
from django.conf import settings as django_settings
from django.core.files.base import ContentFile
from django.core.management import call_command

from search.documents import texts
from search.engines.locks import lock
from search.enums import TextStatus
from search.models import DocumentText
from tests.search import document_files as made

pytestmark = pytest.mark.django_db
TEXT = "Det handlar om kvalster."


def status():
    return DocumentText.objects.get().status


def test_the_same_file_under_its_right_name_is_read(document, committed):
    report = document(data=made.docx(TEXT), filename="rapport.odt")
    assert status() == TextStatus.BROKEN
    with committed():
        report.file.save("rapport.docx", ContentFile(made.docx(TEXT)))
    assert status() == TextStatus.READ


def test_the_same_file_that_could_not_be_read_is_read_when_it_is_uploaded_again(
    document, committed
):
    report = document(TEXT)
    DocumentText.objects.update(status=TextStatus.TOO_LARGE, pages=[])
    with committed():
        report.file.save("rapport.pdf", ContentFile(made.pdf(TEXT)))
    assert status() == TextStatus.READ


def test_files_that_came_after_their_documents_are_read(document):
    report = document(TEXT)
    storage, name = report.file.storage, report.file.name
    storage.delete(name)
    DocumentText.objects.all().delete()
    texts.note_missing()
    texts.read_waiting()
    assert status() == TextStatus.BROKEN
    texts.note_missing()
    assert texts.read_waiting() == 0
    storage.save(name, ContentFile(made.pdf(TEXT)))
    texts.note_missing()
    texts.read_waiting()
    assert status() == TextStatus.READ


def test_a_text_of_another_file_than_the_documents_is_read_anew(document, offer, found):
    offer(document(TEXT))
    DocumentText.objects.update(file="documents/en_annan.pdf", pages=["Något annat."])
    call_command("search", "sync", stdout=io.StringIO())
    assert found("q=kvalster") == ["Cykelskolan"]


def test_two_runs_do_not_read_the_same_documents(document):
    document(TEXT)
    DocumentText.objects.update(status=TextStatus.WAITING, pages=[])
    with lock("documents", django_settings.VAR_DIR / "locks", timeout=5):
        call_command("search", "sync", stdout=io.StringIO())
        assert status() == TextStatus.WAITING
    call_command("search", "sync", stdout=io.StringIO())
    assert status() == TextStatus.READ
