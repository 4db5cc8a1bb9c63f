"""Adding content adds no queries: every list asks the same number of questions however long it is."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import factories as make

LISTS = (
    "/",
    "/exempel/",
    "/exempel/atom/",
    "/framgangsfaktorer/",
    "/framgangsfaktorer/langsiktighet/",
    "/moten/",
    "/utbildning/",
    "/utbildning/modul/",
    "/utbildning/modul/utskrift/",
    "/natverk/",
    "/kommuner/",
    "/kommuner/boras/",
    "/nyheter/",
    "/nyheter/atom/",
    "/begrepp/",
)


@pytest.fixture
def grow(tree, vocabularies):
    """`grow(n)` adds n pages of everything that lists show."""
    factors, themes = list(vocabularies.factors.values()), list(vocabularies.themes.values())
    make.SuccessFactorPageFactory(parent=tree.factors, factor=factors[0])
    module = make.ModulePageFactory(parent=tree.modules, slug="modul")

    def add(number):
        for _ in range(number):
            add_one_of_each(tree, module, factors, themes)

    return add


def add_one_of_each(tree, module, factors, themes):
    about = {"factors": factors[:3], "themes": themes[:3]}
    places = [make.municipality("boras"), make.municipality("ale")]
    make.LearningExamplePageFactory(
        parent=tree.examples, municipalities=places, tags=["tagg"], **about
    )
    make.MeetingPageFactory(
        parent=tree.meetings, network=make.NetworkPageFactory(parent=tree.networks), **about
    )
    make.NewsPageFactory(parent=tree.news, **about)
    make.GlossaryTermPageFactory(parent=tree.glossary)
    make.ModulePageFactory(parent=tree.modules, **about)
    make.LessonPageFactory(parent=module)


def queries(client, url):
    client.get(url)
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(url).status_code == 200
    return [query["sql"][:300] for query in captured.captured_queries]


@pytest.mark.django_db
def test_no_list_asks_more_when_there_is_more(client, grow):
    grow(3)
    before = {url: queries(client, url) for url in LISTS}
    grow(5)
    after = {url: queries(client, url) for url in LISTS}
    grown = {url: (len(before[url]), len(after[url])) for url in LISTS}
    assert {url: pair for url, pair in grown.items() if pair[1] > pair[0]} == {}


CEILING = 26  # the longest page of today; lower it when a page gets lighter


@pytest.mark.django_db
def test_no_page_asks_more_than_the_ceiling(client, pages):
    counts = {page.url: len(queries(client, page.url)) for page in pages.all}
    assert {url: count for url, count in counts.items() if count > CEILING} == {}
