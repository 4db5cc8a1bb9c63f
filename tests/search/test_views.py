"""The search page, its suggestions, and the same search as JSON."""

import json

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from search.engines import get_engine
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def corpus(tree, vocabularies, committed):
    """Thirty examples: all about housing, every third about schooling, from two municipalities."""
    themes = vocabularies.themes
    with committed():
        for number in range(30):
            factories.LearningExamplePageFactory(
                parent=tree.examples,
                title=f"Trygga gården {number}",
                themes=[themes["boende"]] + [themes["utbildning"]] * (number % 3 == 0),
                municipalities=[factories.municipality("orebro" if number % 2 else "laxa")],
                factors=[vocabularies.factors["langsiktighet"]],
                challenge=f"<p>Det var oroligt på gården. Nummer {number}.</p>",
            )


def page(client, query="", status=200):
    answer = client.get(f"/sok/?{query}")
    assert answer.status_code == status
    return BeautifulSoup(answer.content, "html.parser")


def follow(client, link):
    return page(client, link["href"].partition("?")[2])


def number_found(soup):
    number = soup.select_one("#traffar").get_text().split()[0]
    return 0 if number == "Inga" else int(number)


def test_the_page_shows_results_with_marks(client, corpus):
    soup = page(client, "q=tryggheten+gårdar")
    titles = soup.select("ol.results h3 a")
    assert len(titles) == 10
    assert [mark.get_text() for mark in titles[0].select("mark")] == ["Trygga", "gården"]
    assert titles[0]["href"].startswith("/exempel/")


def test_a_correction_is_shown_with_a_way_back(client, corpus):
    soup = page(client, "q=oroliigt+gård")
    told = soup.select_one(".correction")
    assert told.strong.get_text() == "oroligt gård"
    assert number_found(soup) == 30
    back = follow(client, told.a)
    assert back.select_one("[name=q]")["value"] == '"oroliigt" gård'
    assert back.select_one(".correction") is None
    assert number_found(back) == 0


def test_it_is_said_when_few_have_every_word(client, corpus):
    said = "Få eller inga sidor har allt du sökte på."
    assert said in page(client, "q=oroligt+nummer+29").get_text()
    assert said not in page(client, "q=oroligt+gård").get_text()


def test_facets_are_checkboxes_with_counts(client, corpus):
    soup = page(client, "omrade=utbildning")
    boxes = {box["value"]: box for box in soup.select("input[type=checkbox][name=omrade]")}
    counts = {
        value: box.find_parent("label").select_one(".facet__count").get_text()
        for value, box in boxes.items()
    }
    assert counts == {"boende": "30", "utbildning": "10"}
    assert boxes["utbildning"].has_attr("checked")
    assert not boxes["boende"].has_attr("checked")
    assert number_found(soup) == 10


def test_tags_of_selected_values_can_be_removed_one_by_one_and_all_at_once(client, corpus):
    soup = page(client, "q=gården&omrade=utbildning&kommun=laxa")
    assert number_found(soup) == 5
    tags = soup.select("a.filter-tag")
    assert [tag.contents[1].strip() for tag in tags] == ["Utbildning", "Laxå"]
    assert number_found(follow(client, tags[0])) == 15
    clear = soup.select(".filter-tags a")[-1]
    assert number_found(follow(client, clear)) == 30


def test_pages_follow_each_other(client, corpus):
    soup = page(client, "q=gården")
    seen = []
    while True:
        seen += [link["href"] for link in soup.select("ol.results h3 a")]
        following = soup.select_one("a[rel=next]")
        if following is None:
            break
        soup = follow(client, following)
    assert len(seen) == len(set(seen)) == 30


def test_past_the_last_page_is_not_found_and_says_so(client, corpus):
    soup = page(client, "q=gården&sida=4", status=404)
    assert "Sökningen har träffar, men färre sidor än så." in soup.get_text()
    assert soup.select_one("#traffar")
    ways = [way["href"] for way in soup.select(".empty a")]
    assert ways == ["/sok/?q=g%C3%A5rden&sida=3", "/sok/?q=g%C3%A5rden"]
    soup = page(client, "q=gården&per=50&sida=2", status=404)
    assert [way["href"] for way in soup.select(".empty a")] == ["/sok/?q=g%C3%A5rden&per=50"]


def test_orders(client, corpus):
    soup = page(client, "sort=titel")
    titles = [title.get_text() for title in soup.select("ol.results h3 a")]
    assert titles[:2] == ["Begrepp", "Framgångsfaktorer"]
    assert soup.select_one(".sorting a[aria-current]").get_text() == "Titel, A–Ö"
    assert len(soup.select(".sorting a")) == 2  # nothing to be relevant to
    assert len(page(client, "q=gården").select(".sorting a")) == 3


def test_relaxations_lead_to_results(client, corpus):
    soup = page(client, "q=finnsinte&kommun=laxa")
    assert number_found(soup) == 0
    soup = page(client, "q=gården&kommun=laxa&malgrupp=barn")
    ways = soup.select(".relaxations a")
    assert ways
    for way in ways:
        said = int(way.next_sibling.strip(" :").split()[0])
        assert number_found(follow(client, way)) == said


def test_where_nothing_is_found_it_is_told_what_may_be_wrong(client, corpus):
    advice = page(client, "q=kvantmekanik").select_one(".empty").get_text()
    assert "Kontrollera stavningen" in advice


def test_unknown_values_are_named(client, corpus):
    soup = page(client, "omrade=okänt-värde")
    assert "okänt-värde" in soup.select_one(".filter-tags").get_text()
    assert "inget värde som heter" in soup.get_text()


def test_words_that_cannot_be_searched_are_pointed_out(client, corpus):
    soup = page(client, "q=och+%22")
    assert "bara småord eller tecken" in soup.get_text()
    assert number_found(soup) > 0
    assert "och" not in soup.select_one("#traffar").get_text()


@pytest.mark.parametrize("path", ["/sok/", "/api/v1/sok/", "/sok/forslag/"])
def test_only_reading_is_allowed(path, client, corpus):
    assert client.post(path).status_code == 405
    assert client.head(path).status_code == 200


def test_more_results_need_no_more_queries(client, tree, committed):
    def queries(number):
        with committed():
            for each in range(number):
                title = f"Gården {number} {each}"
                factories.LearningExamplePageFactory(parent=tree.examples, title=title)
        client.get("/sok/?q=gården")
        with CaptureQueriesContext(connection) as context:
            client.get("/sok/?q=gården&kommun=trollhattan")
        return [query["sql"] for query in context.captured_queries]

    few = queries(1)
    assert len(queries(9)) == len(few)


# ---------------------------------------------------------------- JSON


def test_the_api_answers_as_documented(client, corpus):
    answer = client.get("/api/v1/sok/?q=gården&omrade=utbildning&per=20")
    body = answer.json()
    assert (body["total"], body["page"], body["page_size"]) == (10, 1, 20)
    assert len(body["results"]) == 10
    first = body["results"][0]
    assert set(first) == {
        "id", "type", "title", "url", "excerpt", "municipalities", "factors", "themes", "updated",
        "promoted",
        "attachment",
    }  # fmt: skip
    assert first["url"].startswith("http://testserver/exempel/")
    assert first["factors"] == ["Långsiktighet"]
    assert "<mark>" not in first["excerpt"]
    assert body["facets"]["omrade"] == {
        "label": "Område",
        "values": [
            {"value": "boende", "label": "Boende", "count": 30, "selected": False},
            {"value": "utbildning", "label": "Utbildning", "count": 10, "selected": True},
        ],
    }
    assert body["corrected_query"] is None
    assert body["relaxations"] == []


def test_the_api_names_what_it_cannot_use(client, corpus):
    answer = client.get("/api/v1/sok/?sida=noll&per=11&sort=x")
    assert answer.status_code == 400
    assert [error["parameter"] for error in answer.json()["errors"]] == ["sort", "per", "sida"]


def test_the_api_past_the_last_page(client, corpus):
    answer = client.get("/api/v1/sok/?q=gården&sida=999")
    assert (answer.status_code, answer.json()["total"]) == (404, 30)


# ---------------------------------------------------------------- suggestions


def suggested(client, q):
    return client.get("/sok/forslag/", {"q": q}).json()["suggestions"]


def test_suggestions_are_pages_and_values(client, corpus):
    labels = [each["label"] for each in suggested(client, "läng") + suggested(client, "lång")]
    assert labels == ["Långsiktighet"]
    assert suggested(client, "lång")[0]["kind"] == "Filter: framgångsfaktor"
    found = suggested(client, "try gården 1")
    assert found[0]["label"] == "Trygga gården 1"
    assert found[0]["kind"] == "Lärande exempel"
    assert client.get(suggested(client, "örebro")[0]["url"]).status_code == 200


def test_suggestions_know_their_letters(client, corpus):
    assert suggested(client, "orebro") == []
    assert [each["label"] for each in suggested(client, "ÖREB")] == ["Örebro län", "Örebro"]


@pytest.mark.parametrize("q", ["", "  ", "\x00", "*", "?"])
def test_nothing_typed_suggests_nothing(q, client, corpus):
    assert suggested(client, q) == []


# ---------------------------------------------------------------- a failing engine


@pytest.fixture
def broken(index, corpus):
    """The index is gone, as when a disk fails."""
    (index / "current").write_text("v1-borta")
    assert get_engine()


def test_a_failing_engine_is_admitted(client, broken):
    soup = page(client, "q=gården&omrade=boende", status=503)
    assert "Sökningen fungerar inte just nu" in soup.get_text()
    assert soup.select_one("input[type=search]")["value"] == "gården"
    api = client.get("/api/v1/sok/?q=gården")
    assert (api.status_code, "errors" in api.json()) == (503, True)
    assert client.get("/sok/resultat.csv").status_code == 503
    assert client.get("/sok/resultat.atom").status_code == 503
    assert json.loads(client.get("/sok/forslag/?q=g").content) == {"suggestions": []}


def test_other_pages_go_on_without_the_engine(client, tree, broken):
    assert client.get("/exempel/").status_code == 200
    assert client.get("/").status_code == 200
