"""Documents that pages offer are found with the pages."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from search.documents import texts
from search.records import attachments
from search.records.attachments import documents_in
from search.records.registry import all_records, records_of
from search.sync.indexing import rebuild
from tests import factories
from tests.search import document_files as made

pytestmark = pytest.mark.django_db


def api(client, query):
    return client.get("/api/v1/sok/", {"q": query}).json()


def test_a_page_is_found_by_the_text_of_its_attachment(document, offer, client):
    report = document("Försättsblad.", "Det handlar om kvalster.", title="Slutrapport 2026")
    offer(report)
    [result] = api(client, "kvalster")["results"]
    assert result["title"] == "Cykelskolan"
    assert result["excerpt"] == "Det handlar om kvalster."
    assert result["attachment"] == {
        "title": "Slutrapport 2026",
        "page": 2,
        "url": f"http://testserver{report.url}",
    }


def test_the_page_says_which_attachment_and_page(document, offer, client):
    report = document("Försättsblad.", "Det handlar om kvalster.", title="Rapport <b>")
    offer(report)
    soup = BeautifulSoup(client.get("/sok/?q=kvalster").content, "html.parser")
    shown = soup.select_one(".result .card__text")
    words = " ".join(shown.get_text().split())
    assert words == "I bilagan Rapport <b>, sidan 2: Det handlar om kvalster."
    assert shown.select_one("mark").get_text() == "kvalster"
    assert shown.select_one("a")["href"] == f"{report.url}#page=2"


def test_a_document_is_found_by_its_title(document, offer, client):
    offer(document("", title="Lokalstudien"))
    soup = BeautifulSoup(client.get("/sok/?q=lokalstudien").content, "html.parser")
    shown = " ".join(soup.select_one(".result .card__text").get_text().split())
    assert shown == "Bilaga: Lokalstudien"


def test_files_of_results_name_the_attachment(document, offer, client):
    offer(document("Det handlar om kvalster."))
    words = "I bilagan Slutrapport, sidan 1: Det handlar om kvalster."
    assert words in client.get("/sok/resultat.csv?q=kvalster").content.decode()
    assert words in client.get("/sok/resultat.atom?q=kvalster").content.decode()


@pytest.mark.parametrize(
    ("filename", "data"),
    [
        ("brev.docx", made.docx("Det handlar om kvalster.")),
        ("brev.odt", made.odt("Det handlar om kvalster.")),
        ("brev.txt", b"Det handlar om kvalster."),
        ("BREV.PDF", made.pdf("Det handlar om kvalster.")),
    ],
)
def test_every_kind_of_text_is_found(filename, data, document, offer, found):
    offer(document(data=data, filename=filename))
    assert found("q=kvalster") == ["Cykelskolan"]


def test_documents_are_found_wherever_a_page_offers_them(document, tree, committed, found):
    first, second, third, fourth = (
        document(f"Om {word}.", title=word) for word in ("kvalster", "blåsippor", "tåg", "bussar")
    )

    def link(to):
        return f'<p>Läs <a id="{to.pk}" linktype="document">mer</a></p>'

    with committed():
        factories.NewsPageFactory(
            parent=tree.news,
            title="Nyhet",
            body=[("documents", [first]), ("text", link(second))],
        )
        example = factories.LearningExamplePageFactory(
            parent=tree.examples, title="Exempel", challenge=link(third)
        )
        telling = example.factor_tellings.get()
        telling.text = link(fourth)
        telling.save()
        example.refresh_from_db()
        example.save_revision().publish()
    assert found("q=kvalster") == found("q=blåsippor") == ["Nyhet"]
    assert found("q=tåg") == found("q=bussar") == ["Exempel"]
    with committed():
        for document in (first, second, third, fourth):
            document.title = "Omdöpt"
            document.save()
    assert sorted(found("q=omdöpt")) == ["Exempel", "Nyhet"]
    assert found("q=bussar") == ["Exempel"]


def test_documents_keep_their_order_and_are_read_once_each(document, offer):
    one, two = document("Ett", title="A"), document("Två", title="B")
    link = f'<p><a linktype="document" id="{two.pk}">B</a></p>'
    page = offer(one, two, one, challenge=link)
    page.refresh_from_db()
    assert set(documents_in([page])) == {one.pk, two.pk}
    attachments = records_of([page.pk])[page.pk].attachments
    assert sorted(each.title for each in attachments) == ["A", "B"]
    assert records_of([page.pk])[page.pk].digest == records_of([page.pk])[page.pk].digest


def test_a_rebuild_reads_no_file_again(document, offer, found, monkeypatch):
    offer(document("Det handlar om kvalster."))
    monkeypatch.setattr(texts, "extract", None)
    rebuild()
    assert found("q=kvalster") == ["Cykelskolan"]


def test_more_documents_need_no_more_queries(document, offer):
    def queries():
        with CaptureQueriesContext(connection) as context:
            list(all_records())
        return len(context)

    offer(document("Ett"))
    queries()
    before = queries()
    for number in range(3):
        offer(document("Två"), document("Tre"), title=f"Exempel {number}")
    assert queries() == before


def test_what_a_page_has_no_room_for_is_cut_between_words(document, offer, found, monkeypatch):
    monkeypatch.setattr(attachments, "MOST_CHARACTERS", 30)
    first = document(data=b"Det handlar om kvalster.", filename="a.txt", title="A")
    second = document(data=b"Tofs och vipor.", filename="b.txt", title="B")
    third = document(data=b"Pilgrimsfalken.", filename="c.txt", title="C")
    page = offer(first, second, third)
    texts = [each.pages for each in records_of([page.pk])[page.pk].attachments]
    assert texts == [("Det handlar om kvalster.",), ("Tofs",), ()]
    assert found("q=tofs") == ["Cykelskolan"]
