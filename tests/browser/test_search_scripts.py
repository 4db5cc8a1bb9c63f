"""What the scripts of the search do at the edges: hash links, broken answers, Escape, missing marks."""

import pytest

from tests.browser.test_search_journeys import FACTOR, THEME, box

WHILE = 500  # milliseconds in which nothing may happen
BREAKS_OFF = "window.fetch = async () => ({ text: async () => { throw new TypeError('broken'); } })"
FIRST_NEVER_ENDS = """() => {
  const real = window.fetch;
  window.fetch = async (url, { signal }) => {
    window.fetch = real;
    const given_up = (refuse) => signal.addEventListener("abort", () => refuse(signal.reason));
    return { text: () => new Promise((_, refuse) => given_up(refuse)) };
  };
}"""


def test_skipping_to_the_content_neither_searches_nor_moves_the_focus(page):
    page.goto("/sok/?q=skola")
    page.heard.requests.clear()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**#innehall")
    page.wait_for_timeout(WHILE)
    assert [url for url in page.heard.requests if "/sok/" in url] == []
    assert page.evaluate("document.activeElement.id") != "traffar"


def test_an_answer_that_breaks_off_is_fetched_as_a_page(page):
    page.goto("/sok/")
    page.evaluate(BREAKS_OFF)
    box(page, "faktor", FACTOR).check()
    page.locator(".filter-tag").wait_for()
    assert f"faktor={FACTOR}" in page.url
    assert page.locator("[aria-busy]").count() == 0
    assert page.heard.errors == []


def test_an_answer_given_up_for_a_newer_one_is_no_error(page):
    page.goto("/sok/")
    page.evaluate(FIRST_NEVER_ENDS)
    box(page, "faktor", FACTOR).check()
    box(page, "omrade", THEME).check()
    page.locator(".filter-tag").nth(1).wait_for()
    assert page.heard.errors == []


def test_suggestions_stay_closed_after_escape_and_arrow_down_opens_them(page):
    page.goto("/sok/")
    field, chosen = page.locator("#sok-ord"), page.locator(".suggestions [aria-selected=true]")
    field.press_sequentially("trollh")
    page.locator(".suggestions [role=option]").first.wait_for()
    page.keyboard.type("ä")
    field.press("Escape")
    page.wait_for_timeout(WHILE)
    assert field.get_attribute("aria-expanded") == "false"
    field.press("ArrowDown")
    chosen.wait_for()
    assert field.get_attribute("aria-activedescendant") == chosen.get_attribute("id")
    field.press("Escape")
    assert chosen.count() == 0
    assert field.get_attribute("aria-expanded") == "false"


@pytest.mark.parametrize("path", ["/", "/sok/"])
def test_suggestions_are_named_and_counted(page, path):
    page.goto(path)
    page.locator("main input[type=search][role=combobox]").press_sequentially("trollh")
    page.get_by_role("listbox", name="Förslag").wait_for()
    number = page.locator(".suggestions:visible [role=option]").count()
    assert page.get_by_text(f"{number} förslag", exact=True).count() == 1


@pytest.mark.parametrize(
    ("typed", "found"),
    [("orebro", True), ("Örebro", True), ("OREB", True), ("örebró", False), ("o.ebro", False)],
)
def test_a_filter_forgives_missing_marks_and_no_others(municipalities, typed, found):
    municipalities.locator("input[type=search]").fill(typed)
    shown = municipalities.locator(".facet__value:visible").all_inner_texts()
    assert any("Örebro" in text for text in shown) == found


def test_a_filter_tells_how_many_remain(municipalities):
    status = municipalities.get_by_role("status")
    municipalities.locator("input[type=search]").fill("hallsb")
    assert status.inner_text() == "1 i listan passar"
    municipalities.locator("input[type=search]").fill("qq")
    assert status.inner_text() == "Inget i listan passar."
    assert status.evaluate("each => each.getBoundingClientRect().height") > 10  # seen as well
    municipalities.locator("input[type=search]").fill("")
    assert status.inner_text() == ""
