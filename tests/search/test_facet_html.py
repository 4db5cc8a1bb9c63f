"""A facet as HTML: what is shown at once, what lies behind “visa fler”, and how values are written."""

import pytest
from bs4 import BeautifulSoup
from django.test import override_settings

from search.facet_html import facet_html
from search.facets import BY_PARAMETER
from search.results import Facet, FacetValue

SIGNS = {"langsiktighet": "rings"}


def shown(parameter, *values, is_open=False):
    facet = Facet(parameter, values)
    return BeautifulSoup(facet_html(facet, SIGNS, is_open=is_open), "html.parser")


def values_in(group):
    return [box["value"] for box in group.find_all("input")]


def test_what_is_selected_is_shown_and_the_rare_lies_behind_more():
    least = BY_PARAMETER["kommun"].shown
    at_once, rare = [f"v{n}" for n in range(least)], [f"v{n}" for n in range(least, least + 4)]
    chosen = rare[2]
    values = [FacetValue(each, each, 1, selected=each == chosen) for each in (*at_once, *rare)]
    soup = shown("kommun", *values)
    behind = [each for each in rare if each != chosen]
    assert values_in(soup) == [*at_once, chosen, *behind]
    assert values_in(soup.select_one(".facet__more")) == behind
    assert soup.select_one(".facet__unfold").get_text() == "Visa 3 till"
    assert soup.fieldset["data-filterable"] == "Filtrera kommun"
    assert soup.select_one(".facet__on").get_text() == "1 valt"
    assert [box["value"] for box in soup.select("[checked]")] == [chosen]


def test_a_short_facet_has_no_more():
    soup = shown("kommun", FacetValue("laxa", "Laxå", 3))
    assert not soup.select(".facet__more")
    assert not soup.fieldset.has_attr("data-filterable")


@pytest.mark.parametrize(("is_open", "selected"), [(False, False), (True, False), (False, True)])
def test_a_facet_is_unfolded_when_it_is_told_to_or_has_a_selection(is_open, selected):
    soup = shown("kommun", FacetValue("laxa", "Laxå", 3, selected), is_open=is_open)
    assert soup.details.has_attr("open") == (is_open or selected)


def test_a_value_keeps_its_markup_when_its_count_changes():
    for count in (3, 1234, 0):
        label = shown("kommun", FacetValue("laxa", "Laxå", count)).label
        assert label.find_all("span")[0].get_text() == "Laxå"
        assert label.select_one(".facet__count").get_text() == str(count)


def test_what_someone_typed_is_text():
    evil = '"><script>alert(1)</script>'
    soup = shown("kommun", FacetValue(evil, evil, 0, selected=True, known=False))
    assert not soup.find("script")
    assert soup.input["value"] == evil
    assert soup.label.find("span").get_text() == evil


def test_a_sign_follows_the_address_of_static_files():
    factor = FacetValue("langsiktighet", "Långsiktighet", 1)
    assert shown("faktor", factor).use["href"].startswith("/static/")
    with override_settings(STATIC_URL="/annat/"):
        assert shown("faktor", factor).use["href"].startswith("/annat/")


def test_success_factors_have_their_sign_and_hue():
    soup = shown("faktor", FacetValue("langsiktighet", "Långsiktighet", 1), FacetValue("x", "x", 0))
    known, unknown = soup.find_all("label")
    assert known["data-factor"] == "langsiktighet"
    assert known.use["href"].endswith("#rings")
    assert not unknown.find("svg")
