"""What stands around every page: the name of the site, the menu, and who to write to.

Read in two small queries whatever the page, and kept for the length of the request.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from home.access import VisiblePageQuerySet
from home.models.site_settings import SiteSettings


class Link(NamedTuple):
    """A page just below the front page; `path` is its place in the tree."""

    title: str
    url: str
    path: str


class Contact(NamedTuple):
    """What `SiteSettings` says of the portal, by the names of its fields."""

    tagline: str
    contact_role: str
    contact_email: str
    contact_phone: str
    footer_text: str


@dataclass(frozen=True)
class Shell:
    """`menu` is the main menu; `about` the other pages below the front page, for the footer."""

    site_name: str
    contact: Contact | None = None
    menu: tuple[Link, ...] = ()
    about: tuple[Link, ...] = ()


def shell_of(request: HttpRequest | None) -> Shell:
    """The shell as `request` may see it; without a request or a site there is only a name."""
    if request is None:
        return Shell(_default_name())
    if not hasattr(request, "_shell"):
        request._shell = _read(request)  # type: ignore[attr-defined]
    return request._shell  # type: ignore[attr-defined]


def _default_name() -> str:
    return _("Nätverksportalen")


def _read(request: HttpRequest) -> Shell:
    site = _site(request)
    if site is None:
        return Shell(_default_name())
    links = list(_links(request, site["root_page__path"], site["root_page__url_path"]))
    return Shell(
        site_name=site["site_name"] or _default_name(),
        contact=_contact(request, site),
        menu=tuple(link for link, in_menu in links if in_menu),
        about=tuple(link for link, in_menu in links if not in_menu),
    )


def _site(request: HttpRequest) -> dict[str, Any] | None:
    """The site that answers `request`, as Wagtail chooses it, with its settings in the same query.

    Wagtail's query takes as long as all others of the shell; a lone default site needs no choosing.
    """
    own = ("pk", "is_default_site", "site_name", "root_page__path", "root_page__url_path")
    settings = (f"sitesettings__{name}" for name in Contact._fields)
    rows = {row["pk"]: row for row in Site.objects.values(*own, *settings).order_by()}
    if len(rows) == 1 and (only := next(iter(rows.values())))["is_default_site"]:
        return only
    site = Site.find_for_request(request)
    return rows[site.pk] if site else None


def _contact(request: HttpRequest, site: dict[str, Any]) -> Contact:
    found = [site[f"sitesettings__{name}"] for name in Contact._fields]
    if None not in found:
        return Contact(*found)
    made = SiteSettings.for_request(request)  # nobody has saved any yet
    return Contact(*(str(getattr(made, name)) for name in Contact._fields))


def _links(request: HttpRequest, root: str, root_url: str) -> Iterator[tuple[Link, bool]]:
    """Links to the pages below `root` that `request` may see, and whether each is in the menu."""
    depth = len(root) // Page.steplen + 1
    pages: VisiblePageQuerySet = VisiblePageQuerySet(Page).filter(
        depth=depth, path__startswith=root
    )
    rows = pages.visible_to(request).order_by("path")
    for title, url_path, path, in_menu in rows.values_list(
        "title", "url_path", "path", "show_in_menus"
    ):
        url = reverse("wagtail_serve", args=(url_path.removeprefix(root_url),))
        yield Link(title, url, path), in_menu
