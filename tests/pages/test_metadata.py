"""What pages tell other services: JSON-LD, Open Graph, sitemap and feeds."""

import json

import pytest
from lxml import etree

from home.feeds import entry_id
from tests.factories import LearningExamplePageFactory, NewsPageFactory
from tests.pages.test_every_page_type import NAMES, parse

ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"

KINDS = {
    "GlossaryTermPage": "DefinedTerm",
    "HomePage": "WebSite",
    "LearningExamplePage": "Article",
    "MeetingPage": "Event",
    "ModulePage": "LearningResource",
    "NewsPage": "NewsArticle",
}


def xml(response):
    assert response.status_code == 200
    return etree.fromstring(response.content)


@pytest.mark.parametrize("name", NAMES)
def test_json_ld_and_open_graph(client, pages, name):
    page = pages.by_model[name]
    document = parse(client.get(page.url))
    script = document.find(".//script[@type='application/ld+json']")
    about = json.loads(script.text)
    assert about[0]["@type"] == KINDS.get(name, "WebPage")
    assert about[0]["url"] == f"http://localhost{page.url}"
    assert about[0]["inLanguage"] == "sv-SE"
    graph = {
        meta.get("property"): meta.get("content") for meta in document.findall(".//meta[@property]")
    }
    assert graph["og:title"] == page.title
    assert graph["og:url"] == f"http://localhost{page.url}"
    assert graph["og:locale"] == "sv_SE"


def test_json_ld_cannot_break_out_of_its_element(client, tree):
    page = NewsPageFactory(parent=tree.news, title="</script><script>alert(1)</script>")
    html = client.get(page.url).content.decode()
    assert "<script>alert" not in html


@pytest.mark.parametrize("url", ["/exempel/atom/", "/nyheter/atom/"])
def test_feeds_are_atom_with_whole_addresses(client, pages, url):
    feed = xml(client.get(url))
    assert feed.tag == f"{ATOM}feed"
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == "sv"
    entries = feed.findall(f"{ATOM}entry")
    assert len(entries) == 1
    assert entries[0].find(f"{ATOM}link").get("href").startswith("http")
    assert entries[0].find(f"{ATOM}title").text
    assert feed.find(f"{ATOM}author/{ATOM}name").text


def test_an_entry_is_the_same_when_its_page_has_moved(client, tree):
    page = NewsPageFactory(parent=tree.news)
    first = xml(client.get("/nyheter/atom/")).find(f"{ATOM}entry/{ATOM}id").text
    page.slug = "annan-adress"
    page.save()
    again = client.get("/nyheter/atom/", headers={"host": "127.0.0.1"})
    assert xml(again).find(f"{ATOM}entry/{ATOM}id").text == first == entry_id(page.pk)


def test_a_feed_of_examples_has_the_newest_first(client, tree, vocabularies):
    for title in ("Först", "Sist"):
        LearningExamplePageFactory(parent=tree.examples, title=title)
    titles = [
        e.find(f"{ATOM}title").text for e in xml(client.get("/exempel/atom/")).iter(f"{ATOM}entry")
    ]
    assert titles == ["Sist", "Först"]


def test_the_sitemap_lists_every_public_page(client, pages):
    listed = {node.text for node in xml(client.get("/sitemap.xml")).iter(f"{SITEMAP}loc")}
    assert {f"http://localhost{page.url}" for page in pages.all} <= listed
    assert "http://localhost/exempel/evidens/" in listed


def test_robots_are_told_of_the_sitemap(client, home):
    assert "Sitemap: http://testserver/sitemap.xml" in client.get("/robots.txt").content.decode()


def test_the_health_of_the_portal(client, db):
    assert client.get("/halsa/").json() == {"status": "ok"}


def test_a_missing_page_offers_a_search_for_its_words(client, tree):
    response = client.get("/exempel/skolan-i-boras/")
    assert response.status_code == 404
    values = [node.get("value") for node in parse(response).findall(".//input")]
    assert "exempel skolan i boras" in values
