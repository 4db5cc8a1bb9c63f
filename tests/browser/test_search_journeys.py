"""The main task: find learning examples by success factor, with and without JavaScript, by keyboard only."""

import re

import pytest

FACTOR, THEME = "langsiktighet", "utbildning"


def total(page):
    """The number of hits that the heading of the results tells."""
    words = page.locator("#traffar").inner_text()
    return int(re.match(r"\d+", words)[0]) if words[0].isdigit() else 0


def chosen(page):
    """Names of the filters that are on, as their tags read."""
    return page.locator(".filter-tag").all_inner_texts()


def box(page, parameter, value):
    """The checkbox of one facet value."""
    return page.locator(f'input[type=checkbox][name="{parameter}"][value="{value}"]')


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without JavaScript"])
def reader(request, new_page):
    """A page for someone whose scripts run, and for someone whose do not."""
    with new_page(java_script_enabled=request.param) as page:
        page.scripts = request.param
        yield page


def submit(page):
    """Without scripts a choice is sent with the button; with them it has been sent already."""
    if not page.scripts:
        page.get_by_role("button", name="Visa träffar").click()


def test_from_the_front_page_by_a_factor_and_a_theme_to_an_example(reader):
    page = reader
    page.goto("/")
    page.locator("main a", has_text=re.compile("långsiktighet", re.I)).first.click()
    page.wait_for_url("**/framgangsfaktorer/langsiktighet/")
    page.get_by_role("link", name=re.compile(r"Se alla \d+ exempel")).click()
    page.wait_for_url("**/sok/**")
    before = total(page)
    assert before > 0
    assert box(page, "faktor", FACTOR).is_checked()
    box(page, "omrade", THEME).check()
    submit(page)
    page.wait_for_url(f"**omrade={THEME}**")
    page.locator(".filter-tag", has_text="Utbildning").wait_for()
    assert 0 < total(page) < before
    page.locator(".results a").first.click()
    page.locator("main h1").wait_for()
    assert "/sok/" not in page.url


def test_a_filter_can_be_taken_away_and_all_of_them_cleared(reader):
    page = reader
    page.goto(f"/sok/?faktor={FACTOR}&omrade={THEME}")
    both = total(page)
    assert len(chosen(page)) == 2
    page.locator(".filter-tag", has_text="Utbildning").click()
    page.wait_for_url(lambda url: "omrade=" not in url)
    page.locator(".filter-tag").nth(1).wait_for(state="detached")
    assert total(page) >= both
    page.get_by_role("link", name="Rensa alla filter").click()
    page.wait_for_url(lambda url: "faktor=" not in url)
    page.locator(".filter-tag").first.wait_for(state="detached")
    assert chosen(page) == []


def test_words_are_found_and_marked(reader):
    page = reader
    page.goto("/sok/")
    page.get_by_role("searchbox").or_(page.get_by_role("combobox")).first.fill("trångboddhet")
    page.keyboard.press("Enter")
    page.wait_for_url("**q=tr**")
    assert total(page) > 0
    marked = page.locator(".results mark").all_inner_texts()
    assert any("trång" in word.lower() for word in marked)


def test_nothing_found_says_what_to_do(reader):
    page = reader
    page.goto("/sok/?q=kvantmekanik")
    assert total(page) == 0
    assert page.locator("main a").count() > 0


def test_the_count_is_read_out_and_back_works_with_javascript(page):
    page.goto("/sok/")
    everything = total(page)
    box(page, "faktor", FACTOR).check()
    page.wait_for_url(f"**faktor={FACTOR}**")
    page.locator(".filter-tag").wait_for()
    fewer = total(page)
    assert fewer < everything
    assert str(fewer) in page.locator("[data-live-status]").inner_text()
    page.go_back()
    page.locator(".filter-tag").wait_for(state="detached")
    assert total(page) == everything


def test_suggestions_are_chosen_with_the_keyboard(page):
    page.goto("/sok/")
    field = page.locator("#sok-ord")
    field.focus()
    page.keyboard.type("trollh", delay=20)
    page.locator(".suggestions [role=option]").first.wait_for()
    assert field.get_attribute("aria-expanded") == "true"
    page.keyboard.press("ArrowDown")
    active = field.get_attribute("aria-activedescendant")
    assert page.locator(f"#{active}").get_attribute("aria-selected") == "true"
    page.keyboard.press("Escape")
    assert field.get_attribute("aria-expanded") == "false"
    page.keyboard.type("ä")
    page.keyboard.press("Backspace")
    page.locator(".suggestions [role=option]").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: not url.endswith("/sok/"))
    assert "trollhättan" in page.locator("main").inner_text().lower()


def press_until(page, key, selector, times=120):
    """Press `key` until what has the focus matches `selector`."""
    for _ in range(times):
        page.keyboard.press(key)
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"{key} never reached {selector}")


@pytest.mark.parametrize("width", [1280, 320])
def test_by_keyboard_only_from_the_front_page_to_an_example(new_page, width):
    with new_page(width=width) as page:
        page.goto("/")
        press_until(page, "Tab", 'main a[href*="langsiktighet"]')
        page.keyboard.press("Enter")
        page.wait_for_url("**langsiktighet**")
        press_until(page, "Tab", 'main a[href*="/sok/"]')
        page.keyboard.press("Enter")
        page.wait_for_url("**/sok/**")
        if width < 1024:
            press_until(page, "Tab", "details#filter > summary")
            page.keyboard.press("Enter")
        press_until(page, "Tab", 'input[name="malgrupp"]')
        page.keyboard.press("Space")
        page.wait_for_url("**malgrupp=**")
        page.locator(".filter-tag").first.wait_for()
        assert page.evaluate("document.activeElement.matches('input[name=\"malgrupp\"]')")
        press_until(page, "Tab", ".results a")
        page.keyboard.press("Enter")
        page.wait_for_url(lambda url: "/sok/" not in url)
        assert page.locator("main h1").is_visible()


def test_a_long_facet_is_filtered_as_one_types(municipalities):
    municipalities.locator("input[type=search]").fill("hallsb")
    shown = municipalities.locator(".facet__value:visible").all_inner_texts()
    assert len(shown) == 1
    assert "Hallsberg" in shown[0]
