"""Live filters: the rest of the page keeps up, and nothing is taken from whoever has gone on."""

import pytest

from tests.browser.test_search_journeys import FACTOR, THEME, box

FETCH_FAILS_LATE = """() => {
  window.fetch = () => new Promise((_, refuse) => setTimeout(() => refuse(new TypeError("cut off")), 200));
}"""
FETCH_IS_SLOW = """() => {
  const real = window.fetch;
  window.fetch = async (...all) => { await new Promise((go) => setTimeout(go, 400)); return real(...all); };
}"""


def focused(page):
    return page.evaluate(
        "(document.activeElement.closest('details[id]') ?? document.activeElement).id"
    )


def test_the_large_field_searches_within_what_is_chosen_now(page):
    page.goto(f"/sok/?faktor={FACTOR}")
    page.get_by_role("link", name="Rensa alla filter").click()
    page.locator(".filter-tags").wait_for(state="detached")
    box(page, "omrade", THEME).check()
    page.locator(".filter-tag").wait_for()
    page.locator("#sok-ord").fill("skola")
    page.locator("#sok-ord").press("Enter")
    page.wait_for_url("**q=skola**")
    assert f"omrade={THEME}" in page.url
    assert "faktor=" not in page.url


def test_the_large_field_shows_the_words_that_were_searched_for(page):
    page.goto("/sok/?q=segregatoin")
    page.locator(".correction a").click()
    page.locator(".correction").wait_for(state="detached")
    assert page.locator("#sok-ord").input_value() == '"segregatoin"'


def test_what_is_being_typed_is_left_alone(page):
    page.goto("/sok/")
    page.evaluate(FETCH_IS_SLOW)
    box(page, "faktor", FACTOR).check()
    page.locator("#sok-ord").click()
    page.keyboard.type("grann")
    page.locator(".filter-tag").wait_for()
    page.keyboard.type("skap")
    assert page.locator("#sok-ord").input_value() == "grannskap"


def test_the_focus_stays_where_it_went_meanwhile(page):
    page.goto("/sok/")
    page.evaluate(FETCH_IS_SLOW)
    box(page, "faktor", FACTOR).focus()
    page.keyboard.press("Space")
    page.locator("#filter-omrade > summary").focus()
    page.locator(".filter-tag").wait_for()
    assert focused(page) == "filter-omrade"


@pytest.mark.parametrize(
    ("query", "place"),
    [("kommun=arjeplog", "filter-kommun"), ("q=kvantmekanik&omrade=boende", "traffar")],
)
def test_a_value_that_is_let_go_of_leaves_the_focus_in_its_facet_if_there_is_one(
    page, query, place
):
    page.goto(f"/sok/?{query}")
    parameter = query.rpartition("&")[2].partition("=")[0]
    page.locator(f"#filter-{parameter} :checked").focus()
    page.keyboard.press("Space")
    page.locator(".filter-tags").wait_for(state="detached")
    assert focused(page) == place
    assert page.evaluate("document.activeElement.checkVisibility()")


def test_a_filter_of_a_facet_stays_while_values_are_chosen(page, municipalities):
    facet = municipalities
    facet.get_by_role("searchbox").fill("ö")
    narrowed = facet.locator(".facet__value:visible").count()
    facet.locator(".facet__value:visible input").first.check()
    page.locator(".filter-tag").wait_for()
    assert facet.get_by_role("searchbox").input_value() == "ö"
    assert facet.locator(".facet__value:visible").count() <= narrowed
    facet.get_by_role("searchbox").fill("")
    assert facet.locator(".facet__more").evaluate("each => each.open") is False


def test_whoever_leaves_for_another_page_comes_there(page):
    page.goto("/sok/")
    page.evaluate(FETCH_FAILS_LATE)
    box(page, "faktor", FACTOR).check()
    page.route("**/exempel/**", lambda route: page.wait_for_timeout(500) or route.continue_())
    page.locator(".result__title a[href*='/exempel/']").first.click()
    page.wait_for_url("**/exempel/**")
    assert "faktor" not in page.url


def test_a_search_shown_once_more_is_no_step_of_its_own(page):
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto("/sok/")
    page.locator("#filter > summary").click()
    box(page, "faktor", FACTOR).check()
    page.locator(".filter-tag").wait_for()
    page.get_by_role("button", name="Visa träffar").click()
    page.wait_for_timeout(500)
    page.go_back()
    page.locator(".filter-tag").wait_for(state="detached")
    assert "faktor" not in page.url
