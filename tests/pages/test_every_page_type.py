"""What must hold for every page type: where it may stand, that it renders, and who may read it."""

from itertools import pairwise

import html5lib
import pytest
from django.apps import apps
from wagtail.models import Page

from home.models import BasePage
from tests.factories import restrict

PAGE_TYPES = [model for model in apps.get_models() if issubclass(model, BasePage)]
NAMES = [model.__name__ for model in PAGE_TYPES]
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}

# Page type -> the types it may stand under, and the types that may stand under it.
HOUSE_RULES = {
    "AccessibilityStatementPage": ({"HomePage"}, set()),
    "ContactPage": ({"HomePage"}, set()),
    "GlossaryPage": ({"HomePage"}, {"GlossaryTermPage"}),
    "GlossaryTermPage": ({"GlossaryPage"}, set()),
    "HomePage": (
        {"Page"},
        {
            "AccessibilityStatementPage",
            "ContactPage",
            "GlossaryPage",
            "LearningExampleIndexPage",
            "MeetingIndexPage",
            "ModuleIndexPage",
            "MunicipalityIndexPage",
            "NetworkIndexPage",
            "NewsIndexPage",
            "StandardPage",
            "SuccessFactorIndexPage",
        },
    ),
    "LearningExampleIndexPage": ({"HomePage"}, {"LearningExamplePage"}),
    "LearningExamplePage": ({"LearningExampleIndexPage"}, set()),
    "LessonPage": ({"ModulePage"}, set()),
    "MeetingIndexPage": ({"HomePage"}, {"MeetingPage"}),
    "MeetingPage": ({"MeetingIndexPage"}, set()),
    "ModuleIndexPage": ({"HomePage"}, {"ModulePage"}),
    "ModulePage": ({"ModuleIndexPage"}, {"LessonPage"}),
    "MunicipalityIndexPage": ({"HomePage"}, set()),
    "NetworkIndexPage": ({"HomePage"}, {"NetworkPage"}),
    "NetworkPage": ({"NetworkIndexPage"}, set()),
    "NewsIndexPage": ({"HomePage"}, {"NewsPage"}),
    "NewsPage": ({"NewsIndexPage"}, set()),
    "StandardPage": ({"HomePage", "StandardPage"}, {"StandardPage"}),
    "SuccessFactorIndexPage": ({"HomePage"}, {"SuccessFactorPage"}),
    "SuccessFactorPage": ({"SuccessFactorIndexPage"}, set()),
}


def parse(response):
    """The document, parsed by the rules of the standard; broken markup is an error."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    return parser.parse(response.content.decode())


def texts(document, path):
    return [" ".join("".join(node.itertext()).split()) for node in document.findall(path)]


def test_the_house_rules_name_every_page_type():
    assert set(NAMES) == set(HOUSE_RULES)


@pytest.mark.parametrize("model", PAGE_TYPES, ids=NAMES)
def test_stands_where_it_may(model):
    parents, children = HOUSE_RULES[model.__name__]
    assert {each.__name__ for each in model.allowed_parent_page_models()} == parents
    assert {each.__name__ for each in model.allowed_subpage_models()} - {"Page"} == children


@pytest.mark.parametrize("name", NAMES)
def test_renders_as_sound_html(client, pages, name):
    page = pages.by_model[name]
    response = client.get(page.url)
    assert response.status_code == 200
    document = parse(response)
    assert document.get("lang") == "sv"
    assert page.title in texts(document, ".//head/title")[0]
    assert len(document.findall(".//main")) == 1
    assert document.find(".//link[@rel='canonical']").get("href").endswith(page.url)
    assert_headings_in_order(document)
    assert_ids_are_unique(document)
    assert_nothing_inline(document)


def assert_headings_in_order(document):
    """One h1, and no level jumped over on the way down."""
    levels = [int(node.tag[1]) for node in document.iter() if node.tag in HEADINGS]
    assert levels.count(1) == 1, levels
    assert not [pair for pair in pairwise(levels) if pair[1] - pair[0] > 1], levels


def assert_ids_are_unique(document):
    ids = [node.get("id") for node in document.iter() if node.get("id")]
    assert len(ids) == len(set(ids))


def assert_nothing_inline(document):
    """The security policy allows no inline style and no inline script."""
    assert not document.findall(".//style")
    assert not [node for node in document.iter() if node.get("style")]
    scripts = document.findall(".//script")
    assert all(s.get("src") or s.get("type") == "application/ld+json" for s in scripts)


@pytest.mark.parametrize("name", NAMES)
def test_previews_in_the_editor(pages, name, administrator):
    page = pages.by_model[name]
    response = page.make_preview_request(preview_mode=page.default_preview_mode)
    assert response.status_code == 200


@pytest.mark.parametrize("name", NAMES)
def test_opens_in_the_editor(client, pages, name, administrator):
    client.force_login(administrator)
    assert client.get(f"/admin/pages/{pages.by_model[name].pk}/edit/").status_code == 200


@pytest.mark.parametrize("name", [name for name in NAMES if name != "HomePage"])
def test_a_private_page_sends_strangers_to_the_login(client, pages, name, members, member):
    page = pages.by_model[name]
    restrict(page, members)
    response = client.get(page.url)
    assert response.status_code == 302
    assert response.url.startswith("/logga-in/")
    client.force_login(member)
    assert client.get(page.url).status_code == 200


LISTS = (
    "/",
    "/exempel/",
    "/exempel/atom/",
    "/framgangsfaktorer/",
    "/moten/",
    "/utbildning/",
    "/natverk/",
    "/kommuner/",
    "/kommuner/trollhattan/",
    "/nyheter/",
    "/nyheter/atom/",
    "/begrepp/",
    "/sitemap.xml",
)
CANARY = "kanariegul"
LISTED = [name for name, (parents, _) in HOUSE_RULES.items() if parents not in ({"Page"},)]


@pytest.mark.parametrize("name", LISTED)
def test_a_private_page_is_in_no_list(client, pages, name, members):
    page = pages.by_model[name]
    type(page).objects.filter(pk=page.pk).update(
        title=f"Sida {CANARY}", summary=f"Om {CANARY}", slug=CANARY
    )
    page.refresh_from_db()
    page.set_url_path(page.get_parent())
    Page.objects.filter(pk=page.pk).update(url_path=page.url_path, draft_title=CANARY)
    shown = [url for url in (*LISTS, pages.tree.home.url) if CANARY in body_of(client, url)]
    restrict(page, members)
    leaks = [url for url in (*LISTS, pages.tree.home.url) if CANARY in body_of(client, url)]
    assert shown, "the canary was never seen, so the test would prove nothing"
    assert not leaks


def body_of(client, url):
    response = client.get(url)
    return response.content.decode() if response.status_code == 200 else ""


@pytest.mark.parametrize("name", NAMES)
def test_a_draft_is_not_found(client, pages, name):
    page = pages.by_model[name]
    url = page.url
    page.unpublish()
    assert client.get(url).status_code == 404
