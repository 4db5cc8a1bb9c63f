"""Links from text to the glossary."""

import pytest
from django.test import RequestFactory

from home.glossary_links import link_terms
from tests.factories import GlossaryPageFactory, GlossaryTermPageFactory, restrict


@pytest.fixture
def glossary(home):
    return GlossaryPageFactory(parent=home, slug="begrepp")


@pytest.fixture
def segregation(glossary):
    return GlossaryTermPageFactory(
        parent=glossary,
        title="segregation",
        slug="segregation",
        definition='Att bo "åtskilt".',
        alternative_forms="segregationen\nsegregationens",
    )


def linked(html, **kwargs):
    return str(link_terms(html, request=kwargs.pop("request", None), **kwargs))


def test_links_the_first_occurrence_only(segregation):
    html = linked("<p>Om segregation, mer segregation.</p>")
    assert html.count('<a class="term" href="/begrepp/segregation/"') == 1
    assert html.endswith("mer segregation.</p>")
    assert "&quot;åtskilt&quot;" in html


def test_knows_other_forms_and_keeps_the_writers_letters(segregation):
    assert ">Segregationen</a>" in linked("<p>Segregationen ökar.</p>")


@pytest.mark.parametrize(
    "html",
    [
        "<p>boendesegregation</p>",
        "<p>segregation-fri</p>",
        "<h2>Om segregation</h2>",
        '<p><a href="/">segregation</a></p>',
        '<p><a href="/"><b>segregation</b></a></p>',
        '<img alt="segregation">',
        "<button>segregation</button>",
    ],
)
def test_leaves_alone(segregation, html):
    assert linked(html) == html


def test_links_once_on_the_whole_page(segregation):
    request = RequestFactory().get("/")
    assert "<a" in linked("<p>segregation</p>", request=request)
    assert "<a" not in linked("<p>segregation</p>", request=request)


def test_does_not_link_a_term_on_its_own_page(segregation):
    assert "<a" not in linked("<p>segregation</p>", page=segregation)


def test_the_longest_term_wins(glossary, segregation):
    GlossaryTermPageFactory(parent=glossary, title="segregation i skolan", slug="skolan")
    assert 'href="/begrepp/skolan/"' in linked("<p>Vad är segregation i skolan?</p>")


def test_a_private_term_is_not_linked(segregation, members):
    restrict(segregation, members)
    assert linked("<p>segregation</p>") == "<p>segregation</p>"


def test_without_terms_nothing_happens(home):
    assert linked("<p>segregation</p>") == "<p>segregation</p>"
