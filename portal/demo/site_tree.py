"""The structure every installation starts from: vocabularies, the front page and the index pages."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from wagtail.models import Page, Site

from examples.models import LearningExampleIndexPage, SuccessFactorIndexPage
from home.models import (
    AccessibilityStatementPage,
    BasePage,
    ContactPage,
    GlossaryPage,
    HomePage,
    KnownIssue,
    NewsIndexPage,
    StandardPage,
    SuccessFactor,
    TargetGroup,
    Theme,
)
from network.models import (
    MeetingIndexPage,
    ModuleIndexPage,
    MunicipalityIndexPage,
    NetworkIndexPage,
    Organisation,
)
from portal.demo.content import Fields, read, read_all
from portal.demo.streams import blocks_from
from search.models import PromotedResult

SITE_NAME = "Nätverksportalen"

# In the order of the menu.
INDEX_PAGES: dict[str, type[BasePage]] = {
    "exempel": LearningExampleIndexPage,
    "framgangsfaktorer": SuccessFactorIndexPage,
    "moten": MeetingIndexPage,
    "utbildning": ModuleIndexPage,
    "natverk": NetworkIndexPage,
    "kommuner": MunicipalityIndexPage,
    "nyheter": NewsIndexPage,
    "begrepp": GlossaryPage,
}


def load_vocabularies() -> None:
    """Success factors, themes, target groups and organisations, where they are missing."""
    vocabularies = read("vocabularies")
    for row in vocabularies["factor"]:
        SuccessFactor.objects.get_or_create(slug=row["slug"], defaults=row)
    for row in vocabularies["theme"]:
        row["aliases"] = "\n".join(row.get("aliases", []))
        Theme.objects.get_or_create(slug=row["slug"], defaults=row)
    for row in vocabularies["target_group"]:
        TargetGroup.objects.get_or_create(slug=row["slug"], defaults=row)
    for row in read("organisations")["organisation"]:
        Organisation.objects.get_or_create(name=row["name"], defaults=row)


def load_tree() -> HomePage:
    """The front page with everything that stands directly under it."""
    home = HomePage.objects.first() or _make_home()
    for slug, model in INDEX_PAGES.items():
        fields = read(f"pages/{slug}")
        body: Fields = {"body": blocks_from(fields["body"])} if fields.get("body") else {}
        page = child(home, model, {**fields, "slug": slug}, show_in_menus=True, **body)
        if page and "promoted_for" in fields:
            PromotedResult.objects.create(page=page, words=fields["promoted_for"])
    for fields in read_all("pages"):
        if fields["slug"] not in INDEX_PAGES and fields["slug"] != "hem":
            _load_other_page(home, fields)
    return home


def child(
    parent: Page, model: type[BasePage], fields: Fields, tags: Iterable[str] = (), **more: Any
) -> BasePage | None:
    """A new published page under `parent`, or None where a page with that slug is there already."""
    if parent.get_children().filter(slug=fields["slug"]).exists():
        return None
    common = {name: fields[name] for name in ("title", "slug") if name in fields}
    page = model(**common, summary=fields.get("summary", ""), **more)
    page.demonstration = fields.get("demonstration", False)
    if tags:
        page.tags.add(*tags)
    parent.add_child(instance=page)
    page.save_revision().publish()
    return page


def _make_home() -> HomePage:
    """The front page in place of Wagtail's welcome page."""
    fields = read("pages/hem")
    root = Page.get_first_root_node()
    Page.objects.filter(depth=2, slug="home").delete()
    root = Page.objects.get(pk=root.pk)
    home = HomePage(title=SITE_NAME, slug="hem", summary=fields["summary"], lead=fields["lead"])
    root.add_child(instance=home)
    home.save_revision().publish()
    site = {"root_page": home, "site_name": SITE_NAME, **_site_address()}
    Site.objects.update_or_create(is_default_site=True, defaults=site)
    return home


def _site_address() -> Fields:
    """Host name and port of the portal's own address, for links that must be whole."""
    address = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    port = address.port or (443 if address.scheme == "https" else 80)
    return {"hostname": address.hostname or "localhost", "port": port}


def _load_other_page(home: HomePage, fields: Fields) -> None:
    if fields["slug"] == "tillganglighet":
        _load_accessibility_statement(home, fields)
        return
    model = ContactPage if fields["slug"] == "kontakt" else StandardPage
    child(home, model, fields, body=blocks_from(fields.get("body", "")))


def _load_accessibility_statement(home: HomePage, fields: Fields) -> None:
    names = (
        "organisation",
        "compliance",
        "assessed_on",
        "assessment_method",
        "updated_on",
        "contact_role",
        "contact_email",
        "report_text",
        "supervisory_authority",
    )
    issues = [KnownIssue(sort_order=n, **row) for n, row in enumerate(fields["known_issues"])]
    own = {name: fields[name] for name in names if name in fields}
    child(home, AccessibilityStatementPage, fields, known_issues=issues, **own)
