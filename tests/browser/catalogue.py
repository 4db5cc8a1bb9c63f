"""One address for every template, found in the demo content: `python -m tests.browser.catalogue`.

Runs with the settings of the server under test and prints JSON, name → path. Of every page type the page
with most in it is taken, so that a template is looked at with all its parts.
"""

import json
import sys

import django

# Addresses that are no page of their own in Wagtail's tree, and states worth a look.
FIXED = {
    "evidence rubric": "/exempel/evidens/",
    "examples, second page": "/exempel/?sida=2",
    "municipality with examples": "/kommuner/trollhattan/",
    "municipality without examples": "/kommuner/arjeplog/",
    "example with documents": "/exempel/alla-sexaringar-simmar/",
    "search, everything": "/sok/",
    "search, words": "/sok/?q=segregation+i+skolan",
    "search, spelling corrected": "/sok/?q=segreggationen+i+skolan",
    "search, filters": "/sok/?typ=exempel&faktor=langsiktighet&omrade=utbildning&omrade=boende",
    "search, many filters": "/sok/?q=skola&lan=orebro-lan&evidens=uppfoljd&status=pagaende&sort=titel",
    "search, nothing found": "/sok/?q=kvantmekanik&omrade=boende&faktor=langsiktighet",
    "search, municipality": "/sok/?q=skolor+i+Kristianstad",
    "search, second page": "/sok/?sida=2",
    "search, page that is not there": "/sok/?sida=9999",
    "search, attachment": "/sok/?q=reningsverk",
    "search, odd input": "/sok/?q=%22&sida=-1&per=tusen&faktor=finns-inte",
    "login": "/logga-in/",
    "not found": "/finns/inte/",
}


def page_type_paths() -> dict[str, str]:
    """The fullest public page of every type, by class name; a type without any is left out."""
    from wagtail.models import Page, get_page_models

    paths = {}
    for model in get_page_models():
        pages = [] if model is Page else list(model.objects.live().public())
        if pages:
            fullest = max(
                pages, key=lambda page: len(json.dumps(page.serializable_data(), default=str))
            )
            paths[model.__name__] = fullest.get_url()
    return paths


def special_paths() -> dict[str, str]:
    """States of a template that the fullest page does not show."""
    from network.models import MeetingPage, ModulePage

    by_start = MeetingPage.objects.live().public().order_by("start")
    return {
        "module guide for printing": f"{ModulePage.objects.live().first().get_url()}utskrift/",
        "coming meeting": by_start.last().get_url(),  # held too from 11 March 2027
        "held meeting": by_start.first().get_url(),
    }


def main() -> None:
    """Print the catalogue."""
    django.setup()
    json.dump(page_type_paths() | special_paths() | FIXED, sys.stdout, ensure_ascii=False)


if __name__ == "__main__":
    main()
