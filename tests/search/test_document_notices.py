"""What editors are told about the text of their documents."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from search.documents import texts
from search.enums import TextStatus
from search.models import DocumentText
from tests import factories
from tests.search import document_files as made

pytestmark = pytest.mark.django_db


@pytest.fixture
def document(index):
    """`document(data, filename)`: a document in the library, read."""

    def add(data, filename="rapport.pdf", **kwargs):
        content = {"file__data": data, "file__filename": filename}
        found = factories.DocumentFactory(title="Rapporten", **content, **kwargs)
        texts.read_waiting()
        return found

    return add


@pytest.fixture
def editor(client, administrator):
    """A client of someone who may edit everything."""
    client.force_login(administrator)
    return client


def notice(client, document):
    page = client.get(reverse("wagtaildocs:edit", args=[document.pk]))
    soup = BeautifulSoup(page.content, "html.parser")
    heading = next(each for each in soup.select("dt") if each.get_text() == "Sökning")
    return heading.find_next_sibling("dd").get_text()


@pytest.mark.parametrize(
    ("data", "filename", "said"),
    [
        (made.pdf("Ett", "Två"), "a.pdf", "Texten på 2 sidor går att söka i."),
        (made.pdf("Ett"), "a.pdf", "Texten på 1 sida går att söka i."),
        (made.docx("Ett"), "a.docx", "Texten går att söka i."),
        (made.zip_bomb(1), "a.docx", "Bara början"),
        (made.pdf(""), "a.pdf", "inskannad"),
        (made.pdf("x", password="lås"), "a.pdf", "Ta bort skyddet"),
        (b"x", "a.pdf", "spara den på nytt"),
        (made.pdf_with_stream(30_000_000), "a.pdf", "Dela upp den"),
        (b"x", "a.xlsx", "bara titeln"),
    ],
)
def test_the_library_says_how_it_stands_with_the_text(data, filename, said, document, editor):
    assert said in notice(editor, document(data, filename))


def test_the_library_says_what_waits_and_what_is_closed(document, editor):
    report = document(made.pdf("Ett"))
    DocumentText.objects.update(status=TextStatus.WAITING)
    assert "inte läst ännu" in notice(editor, report)
    DocumentText.objects.all().delete()
    assert "inte läst ännu" in notice(editor, report)
    factories.close_collection(report.collection)
    assert "Samlingen är stängd" in notice(editor, report)


def publish(client, page):
    """Publish a page as it is, by the button of its editor."""
    page.save_revision()
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    form = {"action-publish": "1", "title": page.title, "slug": page.slug, **body_fields(page)}
    return client.post(address, form, follow=True)


def body_fields(page):
    """The form fields of a page with a body of one list of documents."""
    [block] = page.body
    fields = {"summary": "Kort.", "body-count": "1", "body-0-type": "documents"}
    fields |= {"body-0-deleted": "", "body-0-order": "0", "body-0-id": str(block.id)}
    fields |= {"body-0-value-count": str(len(block.value))}
    for number, document in enumerate(block.value):
        at = f"body-0-value-{number}"
        fields |= {at + "-deleted": "", at + "-order": str(number), at + "-value": document.pk}
    return fields


def test_who_publishes_is_warned_of_attachments_that_cannot_be_searched(document, editor, tree):
    locked = document(made.pdf("x", password="lås"))
    sound = document(made.pdf("Ett"))
    page = factories.StandardPageFactory(
        parent=tree.home, title="Om oss", body=[("documents", [locked, sound])]
    )
    answer = publish(editor, page)
    page.refresh_from_db()
    assert answer.status_code == 200
    said = [str(message) for message in answer.context["messages"]]
    warnings = [message for message in said if "Bilagan" in message]
    assert len(warnings) == 1
    assert "Bilagan ”Rapporten”: Filen är skyddad med lösenord" in warnings[0]
