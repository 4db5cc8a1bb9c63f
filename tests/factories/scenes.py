"""Whole scenes, made of the other factories."""

from types import SimpleNamespace

from tests.factories.example_pages import (
    LearningExampleIndexPageFactory,
    SuccessFactorIndexPageFactory,
)
from tests.factories.home_pages import GlossaryPageFactory, NewsIndexPageFactory
from tests.factories.network_pages import (
    MeetingIndexPageFactory,
    ModuleIndexPageFactory,
    MunicipalityIndexPageFactory,
    NetworkIndexPageFactory,
)


def make_tree(home_page):
    """An index page in every room under `home_page`."""
    rooms = {
        "examples": (LearningExampleIndexPageFactory, "exempel"),
        "factors": (SuccessFactorIndexPageFactory, "framgangsfaktorer"),
        "meetings": (MeetingIndexPageFactory, "moten"),
        "modules": (ModuleIndexPageFactory, "utbildning"),
        "networks": (NetworkIndexPageFactory, "natverk"),
        "municipalities": (MunicipalityIndexPageFactory, "kommuner"),
        "news": (NewsIndexPageFactory, "nyheter"),
        "glossary": (GlossaryPageFactory, "begrepp"),
    }
    pages = {
        name: make(parent=home_page, slug=slug, show_in_menus=True)
        for name, (make, slug) in rooms.items()
    }
    return SimpleNamespace(home=home_page, **pages)
