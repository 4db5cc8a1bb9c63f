"""What stands around every page: the name of the site, the menu, and who to write to.

Read in two small queries whatever the page, and kept for the length of the request.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from django.http import HttpRequest
from django.urls import get_script_prefix, reverse
from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from home.access import refused_paths
from home.models.site_settings import SiteSettings
from home.per_request import once
from home.prepared import Prepared


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


class _SiteRow(NamedTuple):
    pk: int
    is_default: bool
    name: str
    root_path: str
    root_url_path: str
    contact: tuple[str, ...] | tuple[None, ...]


@dataclass(frozen=True)
class Shell:
    """`menu` is the main menu; `about` the other pages below the front page, for the footer."""

    site_name: str
    contact: Contact | None = None
    menu: tuple[Link, ...] = ()
    about: tuple[Link, ...] = ()


def shell_of(request: HttpRequest | None) -> Shell:
    """The shell as `request` may see it; without a request or a site there is only a name."""
    return Shell(_default_name()) if request is None else once(request, _read)


def _default_name() -> str:
    return _("Nätverksportalen")


def _read(request: HttpRequest) -> Shell:
    site = _site(request)
    if site is None:
        return Shell(_default_name())
    links = _links(request, site)
    return Shell(
        site_name=site.name or _default_name(),
        contact=_contact(request, site),
        menu=tuple(link for link, in_menu in links if in_menu),
        about=tuple(link for link, in_menu in links if not in_menu),
    )


_every_site = Prepared(
    lambda: Site.objects.order_by().values_list(
        "pk",
        "is_default_site",
        "site_name",
        "root_page__path",
        "root_page__url_path",
        *(f"sitesettings__{name}" for name in Contact._fields),
    )
)


def _site(request: HttpRequest) -> _SiteRow | None:
    """The site that answers `request`, as Wagtail chooses it.

    Wagtail's query takes as long as all others of the shell; a lone default site needs no choosing.
    """
    sites = {row[0]: _SiteRow._make([*row[:5], row[5:]]) for row in _every_site.rows()}
    if len(sites) == 1 and (only := next(iter(sites.values()))).is_default:
        return only
    found = Site.find_for_request(request)
    return sites[found.pk] if found else None


def _contact(request: HttpRequest, site: _SiteRow) -> Contact:
    if site.contact[0] is not None:
        return Contact._make(site.contact)
    made = SiteSettings.for_request(request)  # nobody has saved any yet
    return Contact(*(str(getattr(made, name)) for name in Contact._fields))


@lru_cache(maxsize=16)
def _pages_below(root: str) -> Prepared:
    depth = len(root) // Page.steplen + 1
    pages = Page.objects.live().filter(depth=depth, path__startswith=root).order_by("path")
    return Prepared(lambda: pages.values_list("title", "url_path", "path", "show_in_menus"))


def _links(request: HttpRequest, site: _SiteRow) -> tuple[tuple[Link, bool], ...]:
    """Links to the pages below the site's root that `request` may see, and which are in the menu."""
    refused = tuple(refused_paths(request))
    rows = _pages_below(site.root_path).rows()
    seen = tuple(row for row in rows if not row[2].startswith(refused))
    return _linked(seen, site.root_url_path, get_script_prefix())


@lru_cache(maxsize=16)  # one menu for each group of readers
def _linked(
    rows: tuple[tuple[Any, ...], ...], root: str, _prefix: str
) -> tuple[tuple[Link, bool], ...]:
    found = []
    for title, url_path, path, in_menu in rows:
        url = reverse("wagtail_serve", args=(url_path.removeprefix(root),))
        found.append((Link(title, url, path), bool(in_menu)))
    return tuple(found)
