"""Everything can be reached and seen with the keyboard alone."""

import pytest

from tests.browser.screens import DARK, LIGHT

SCREENS = (
    "HomePage",
    "LearningExamplePage",
    "SuccessFactorIndexPage",
    "LessonPage",
    "search, filters",
    "login",
)
STEPS = 60
# The mark is an outline of two pixels or more, on the element or on the area that it stretches over a card.
FOCUSED = """() => {
  const each = document.activeElement;
  if (!each || each === document.body) return null;
  const box = each.getBoundingClientRect();
  const outlined = (pseudo) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(each, pseudo);
    return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
  };
  return {
    what: each.outerHTML.slice(0, 120),
    marked: outlined(null) || outlined("::after"),
    shown: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight,
  };
}"""


def walk(page, steps=STEPS):
    """What has the focus after each press of Tab, until it leaves the page."""
    for _ in range(steps):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        if focused is None:
            return
        yield focused


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("preference", [LIGHT, DARK], ids=str)
@pytest.mark.parametrize("screen", SCREENS)
def test_focus_is_always_seen(new_page, catalogue, screen, preference, width):
    with new_page(preference, width=width) as page:
        page.goto(catalogue[screen])
        steps = list(walk(page))
        assert len(steps) > 3
        assert [step["what"] for step in steps if not step["marked"]] == []
        assert [step["what"] for step in steps if not step["shown"]] == []


def test_the_first_stop_skips_to_the_content(page):
    page.goto("/exempel/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#innehall"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_the_menu_opens_with_the_keyboard_on_a_narrow_screen(new_page):
    with new_page(width=320) as page:
        page.goto("/")
        menu = page.locator("details.menu > summary")
        menu.focus()
        page.keyboard.press("Enter")
        link = page.locator("details.menu a", has_text="Lärande exempel")
        link.wait_for(state="visible")
        link.focus()
        page.keyboard.press("Enter")
        page.wait_for_url("**/exempel/")


def test_logging_in_with_the_keyboard_alone(page, server):
    page.goto("/logga-in/")
    page.locator("input[name=username]").focus()
    page.keyboard.type("medlem")
    page.keyboard.press("Tab")
    page.keyboard.type(server.password("medlem"))
    page.keyboard.press("Enter")
    page.wait_for_url(f"{server.url}/")
    assert "sessionid" in {cookie["name"] for cookie in page.context.cookies()}


def test_a_wrong_password_is_explained(page):
    page.goto("/logga-in/")
    page.locator("input[name=username]").fill("medlem")
    page.locator("input[name=password]").fill("fel")
    page.keyboard.press("Enter")
    page.locator("main").get_by_role("alert").or_(page.locator("main .notice")).first.wait_for()
    assert page.title()
