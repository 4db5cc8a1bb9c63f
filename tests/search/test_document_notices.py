"""What editors are told about the text of their documents."""

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.models import Collection

from home.models import PortalDocument
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
        (made.pdf("Ett", "", ""), "a.pdf", "Texten på 1 av 3 sidor går att söka i."),
        (made.zip_bomb(1), "a.docx", "En del av filen"),
        (made.pdf(""), "a.pdf", "inskannad"),
        (made.pdf("x", password="lås"), "a.pdf", "Spara en kopia utan skydd"),
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
    sound = [document(made.pdf("Ett")), document(made.pdf("Omslag", "Ett", ""))]
    page = factories.StandardPageFactory(
        parent=tree.home, title="Om oss", body=[("documents", [locked, *sound])]
    )
    answer = publish(editor, page)
    page.refresh_from_db()
    assert answer.status_code == 200
    said = [str(message) for message in answer.context["messages"]]
    warnings = [message for message in said if "Bilagan" in message]
    assert len(warnings) == 1
    assert "Bilagan ”Rapporten”: Filen är skyddad" in warnings[0]


@pytest.mark.parametrize(
    ("data", "filename", "said"),
    [
        (made.pdf("Omslag", "", ""), "a.pdf", "Texten på 1 av 3 sidor"),
        (made.zip_bomb(1), "a.docx", "En del av filen"),
    ],
)
def test_who_publishes_is_warned_of_what_is_searched_in_small_part(
    data, filename, said, document, editor, tree
):
    body = [("documents", [document(data, filename)])]
    page = factories.StandardPageFactory(parent=tree.home, title="Om oss", body=body)
    [warning] = warnings(publish(editor, page))
    assert said in warning


def test_who_publishes_is_warned_of_what_is_not_read_yet(index, editor, tree):
    waiting = factories.DocumentFactory(title="Rapporten", file__data=made.pdf("Ett"))
    DocumentText.objects.update(status=TextStatus.WAITING, pages=[])
    page = factories.StandardPageFactory(
        parent=tree.home, title="Om oss", body=[("documents", [waiting])]
    )
    [warning] = warnings(publish(editor, page))
    assert "inte läst ännu" in warning


# ---------------------------------------------------------------- review


@pytest.fixture
def locked_draft(document, tree):
    """A page that was never published, whose draft offers a document that cannot be read."""
    locked = document(made.pdf("x", password="lås"))
    return factories.StandardPageFactory(
        parent=tree.home, title="Om oss", live=False, body=[("documents", [locked])]
    )


def warnings(answer):
    messages = (str(message) for message in answer.context["messages"])
    return [message for message in messages if "Bilagan" in message]


def edit(client, page, **buttons):
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    form = {"title": page.title, "slug": page.slug, **body_fields(page), **buttons}
    return client.post(address, form, follow=True)


def test_who_sends_a_page_to_review_is_warned_and_so_is_who_approves_it(editor, locked_draft):
    locked_draft.save_revision()
    assert warnings(edit(editor, locked_draft)) == []  # only a draft saved
    [warning] = warnings(edit(editor, locked_draft, **{"action-submit": "1"}))
    address = reverse("wagtaildocs:edit", args=[DocumentText.objects.get().document_id])
    assert BeautifulSoup(warning, "html.parser").a["href"] == address
    approval = {"action-workflow-action": "1", "workflow-action-name": "approve"}
    assert len(warnings(edit(editor, locked_draft, **approval))) == 1
    locked_draft.refresh_from_db()
    assert locked_draft.live


def test_documents_with_too_much_text_together_are_told_of(document, editor, tree, monkeypatch):
    monkeypatch.setattr("search.records.attachments.MOST_CHARACTERS", 10)
    long = document(made.pdf("Ett långt dokument."))
    page = factories.StandardPageFactory(
        parent=tree.home, title="Om oss", body=[("documents", [long])]
    )
    [warning] = warnings(publish(editor, page))
    assert "bara en del av det här dokumentet" in warning


# ---------------------------------------------------------------- the library


def upload(client, address, data, filename="a.pdf", name="file", **fields):
    file = SimpleUploadedFile(filename, data)
    collection = Collection.get_first_root_node().pk
    form = {"title": "Rapporten", "collection": collection, "tags": "", name: file, **fields}
    return client.post(address, form, follow=True)


def said(answer):
    return " ".join(map(str, answer.context["messages"]))


def test_who_adds_a_document_is_told_whether_it_can_be_searched(
    index, editor, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        answer = upload(editor, reverse("wagtaildocs:add"), made.pdf("Ett"))
    assert "Rapporten" in said(answer)
    document = PortalDocument.objects.get()
    texts.read_waiting()
    address = reverse("wagtaildocs:edit", args=[document.pk])
    unchanged = {"title": "Omdöpt", "collection": document.collection_id, "tags": ""}
    assert "Texten" not in said(editor.post(address, unchanged, follow=True))
    assert "inte läst ännu" in said(upload(editor, address, made.pdf("Två")))


def test_what_the_library_says_after_the_reading(index, editor, monkeypatch):
    monkeypatch.setattr("search.documents.signal_handlers.read_soon", read_now)
    answer = upload(editor, reverse("wagtaildocs:add"), made.pdf(""))
    assert "inskannad" in said(answer)
    assert "Texten på 1 sida" in said(
        upload(editor, reverse("wagtaildocs:add"), made.pdf("Ett"), title="Nummer två")
    )
    many = reverse("wagtaildocs:add_multiple")
    form = upload(editor, many, made.pdf(""), name="files[]").json()["form"]
    assert "inskannad" in form
    assert BeautifulSoup(form, "html.parser").select_one("form input[type=text]")


def read_now(document_id):
    texts.read_waiting()
