"""Nothing scrolls sideways on a narrow screen, with wide text spacing, or with text twice as large."""

import pytest

from tests.browser.screens import SCREENS

# Elements that stick out past the right edge and are not inside something that scrolls or clips by itself.
STICKING_OUT = """() => {
  const width = document.documentElement.clientWidth;
  const scrolls = (each) => {
    for (let up = each.parentElement; up; up = up.parentElement) {
      if (["auto", "scroll", "hidden", "clip"].includes(getComputedStyle(up).overflowX)) return true;
    }
    return false;
  };
  return [...document.body.querySelectorAll("*")]
    .filter((each) => each.getBoundingClientRect().right > width + 1 && each.checkVisibility() && !scrolls(each))
    .slice(0, 5)
    .map((each) => each.outerHTML.slice(0, 120));
}"""
SCROLLS_SIDEWAYS = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
# WCAG 2.2, 1.4.12 Text spacing.
SPACING = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
p { margin-block-end: 2em !important }"""

every_screen = pytest.mark.parametrize("screen", SCREENS)


def sideways(page):
    """What makes the page scroll sideways; empty when it does not."""
    return page.evaluate(STICKING_OUT) if page.evaluate(SCROLLS_SIDEWAYS) else []


@every_screen
def test_no_sideways_scrolling_at_320_px(new_page, catalogue, screen):
    with new_page(width=320) as page:
        page.goto(catalogue[screen])
        assert sideways(page) == []
        assert not page.evaluate(SCROLLS_SIDEWAYS)


@every_screen
def test_no_sideways_scrolling_with_wide_text_spacing(new_page, catalogue, screen):
    with new_page(width=320, bypass_csp=True) as page:
        page.goto(catalogue[screen])
        page.add_style_tag(content=SPACING)
        assert sideways(page) == []


@every_screen
def test_no_sideways_scrolling_with_text_twice_as_large(new_page, catalogue, screen):
    with new_page(width=640, bypass_csp=True) as page:
        page.goto(catalogue[screen])
        page.add_style_tag(content=":root { font-size: 200% !important }")
        assert sideways(page) == []
