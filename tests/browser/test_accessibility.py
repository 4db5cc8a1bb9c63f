"""axe, best-practice rules included, finds nothing on any screen, at any width, however it is preferred."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.screens import CALM_AND_DARK, FORCED, HEIGHT, LIGHT, SCREENS, WIDTHS

RULES = {"target-size": {"enabled": True}}
# axe computes contrast from the style sheet's own text colour where the system's is painted instead.
RULES_IN_FORCED_COLOURS = {**RULES, "color-contrast": {"enabled": False}}
OPEN_EVERYTHING = "document.querySelectorAll('details').forEach(each => { each.open = true })"

every_screen = pytest.mark.parametrize("screen", SCREENS)


def violations(page, rules=RULES):
    """What axe says about the page as it stands: one line per rule and place."""
    options = {"resultTypes": ["violations"], "rules": rules}
    found = Axe().run(page, options=options).response["violations"]
    return [
        f"{rule['id']} ({rule['impact']}): {' '.join(map(str, node['target']))} – {node['html'][:160]}"
        for rule in found
        for node in rule["nodes"]
    ]


def look(page, widths, rules=RULES):
    """Violations at each width with every disclosure open, which shows all that there is."""
    page.evaluate(OPEN_EVERYTHING)
    found = {}
    for width in widths:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        found[width] = violations(page, rules)
    return {width: rows for width, rows in found.items() if rows}


@every_screen
def test_no_violation_at_any_width(new_page, catalogue, screen):
    """As it comes on a telephone, and with everything open at every width."""
    with new_page(LIGHT, width=320) as page:
        page.goto(catalogue[screen])
        assert violations(page) == []
        assert look(page, WIDTHS) == {}


@every_screen
def test_no_violation_in_the_dark_with_less_motion(new_page, catalogue, screen):
    with new_page(CALM_AND_DARK) as page:
        page.goto(catalogue[screen])
        assert look(page, [1280, 320]) == {}


@every_screen
def test_no_violation_in_forced_colours(new_page, catalogue, screen):
    with new_page(FORCED, width=320) as page:
        page.goto(catalogue[screen])
        assert look(page, [320], RULES_IN_FORCED_COLOURS) == {}


@every_screen
def test_no_violation_without_javascript(new_page, catalogue, screen):
    """axe itself needs scripts, so the page's own are kept out at the door instead."""
    with new_page(width=768) as page:
        page.route("**/*.js", lambda route: route.abort())
        page.goto(catalogue[screen])
        assert look(page, [768]) == {}


def test_axe_would_have_said_something(page):
    page.set_content("<img src='x'><input><p style='color:#999'>Blekt</p>")
    rules = {line.split(" ")[0] for line in violations(page)}
    assert {"image-alt", "label", "color-contrast", "page-has-heading-one"} <= rules
