"""What the browser tests look at, and how: names of screens, widths, and ways a reader may prefer."""

from dataclasses import dataclass

from wagtail.models import Page, get_page_models

from tests.browser.catalogue import FIXED

WIDTHS = (1280, 768, 320)
HEIGHT = 900
SPECIAL = ("module guide for printing", "coming meeting", "held meeting")
PAGE_TYPES = sorted(model.__name__ for model in get_page_models() if model is not Page)
SCREENS = [*PAGE_TYPES, *SPECIAL, *FIXED]


@dataclass(frozen=True)
class Preference:
    """What a reader has asked their browser for; the fields are Playwright's context options."""

    color_scheme: str = "light"
    reduced_motion: str = "no-preference"
    forced_colors: str = "none"

    def __str__(self) -> str:
        extra = [self.reduced_motion, self.forced_colors]
        return " ".join(
            [self.color_scheme, *(e for e in extra if e not in {"no-preference", "none"})]
        )


LIGHT = Preference()
DARK = Preference(color_scheme="dark")
CALM_AND_DARK = Preference(color_scheme="dark", reduced_motion="reduce")
FORCED = Preference(color_scheme="dark", forced_colors="active")
