"""Who may see which page: Wagtail's view restrictions turned into filters and keys.

A page is guarded by every view restriction on itself and on its ancestors. An alias, and what is
below it, is guarded as its source page is and by nothing of its own, as when Wagtail serves it. Two
forms of the same rule live here, so that lists (database) and search (index) can never disagree:

* `refused_paths(request)`: tree paths below which the request may see nothing (`refused_to`: as a condition);
* `visibility_key(page_path)` and `accepted_visibility_keys(request)`: the restrictions of a page as
  one short text (`public`, or ids such as `3+7`), and the keys a request has the right to.
"""

from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.http import HttpRequest
from wagtail.models import BaseViewRestriction, Page, PageManager, PageViewRestriction
from wagtail.query import PageQuerySet

from home.per_request import once
from home.prepared import Prepared
from home.queryset import AnnouncingQuerySet

if TYPE_CHECKING:
    from collections.abc import Iterable

PUBLIC = "public"


@dataclass(frozen=True)
class Restriction:
    """A view restriction: its id, a tree path it guards, and whether this request passes it."""

    id: int
    path: str
    accepted: bool = False


def refused_paths(request: HttpRequest | None) -> list[str]:
    """Tree paths under which `request` may see nothing; no request means an anonymous visitor."""
    return [r.path for r in _restrictions(request) if not r.accepted]


def refused_to(request: HttpRequest | None, path: str = "path") -> Q:
    """The same as a condition on rows; `path` is how they come to the tree path of their page."""
    return below(refused_paths(request), path)


def below(tree_paths: "Iterable[str]", path: str = "path") -> Q:
    """The condition that a page stands at one of these places in the tree, or below one."""
    places = (Q(**{f"{path}__startswith": each}) for each in tree_paths)
    return reduce(or_, places, Q(pk__in=[]))


def visibility_key(page_path: str, restrictions: "Iterable[Restriction] | None" = None) -> str:
    """The restrictions on the page at `page_path`, as the text that goes into the search index."""
    if restrictions is None:
        restrictions = _restrictions(None)
    ids = sorted({r.id for r in restrictions if page_path.startswith(r.path)})
    return "+".join(map(str, ids)) or PUBLIC


def accepted_visibility_keys(request: HttpRequest | None) -> list[str]:
    """The visibility keys this request may see; a key that is not listed is refused."""
    restrictions = _restrictions(request)
    keys = {PUBLIC}
    for restriction in restrictions:
        chain = [r for r in restrictions if restriction.path.startswith(r.path)]
        if all(r.accepted for r in chain):
            keys.add(visibility_key(restriction.path, chain))
    return sorted(keys)


def all_restrictions() -> list[Restriction]:
    """Every view restriction, for callers that compute many visibility keys at once."""
    return _restrictions(None)


def accepts(restriction: BaseViewRestriction, request: HttpRequest) -> bool:
    """Whether `request` passes a view restriction on a page or a collection."""
    if restriction.restriction_type == PageViewRestriction.PASSWORD:
        return hasattr(request, "session") and bool(restriction.accept_request(request))
    return _is_logged_in(request) and bool(restriction.accept_request(request))


def paths_of_aliases(page_ids: "Iterable[int]") -> list[str]:
    """Tree paths of the aliases of these pages, and of their aliases in turn."""
    paths: dict[int, str] = {}
    sources = set(page_ids)
    while sources:
        aliases = dict(Page.objects.filter(alias_of__in=sources).values_list("pk", "path"))
        sources = aliases.keys() - paths.keys()
        paths |= aliases
    return sorted(paths.values())


def _restrictions(request: HttpRequest | None) -> list[Restriction]:
    """Every view restriction, judged once for each request."""
    return _load(None) if request is None else once(request, _load)


def _load(request: HttpRequest | None) -> list[Restriction]:
    rows = _every_restriction.rows()
    accepted = _accepted(request) if request is not None and _may_pass(rows, request) else set()
    found: dict[Restriction, None] = {}  # a row comes once for each alias of its page
    for pk, _kind, page_id, path, source, alias in rows:
        if source:  # an alias is guarded as its source page is
            continue
        paths = (path, *paths_of_aliases([page_id])) if alias else (path,)
        found |= {Restriction(pk, each, pk in accepted): None for each in paths}
    return list(found)


# Without a condition on the pages: for one SQLite would walk through every page there is.
_every_restriction = Prepared(
    lambda: PageViewRestriction.objects.order_by("pk").values_list(
        "pk",
        "restriction_type",
        "page_id",
        "page__path",
        "page__alias_of",
        "page__aliases",
    )
)


def _may_pass(rows: "Iterable[tuple[Any, ...]]", request: HttpRequest) -> bool:
    """Whether any restriction could let this request through: most visitors are nobody known."""
    passwords = (kind == PageViewRestriction.PASSWORD for _pk, kind, *_page in rows)
    return _is_logged_in(request) or any(passwords)


def _accepted(request: HttpRequest) -> set[int]:
    rows = PageViewRestriction.objects.select_related("page").prefetch_related("groups")
    return {row.pk for row in rows if accepts(row, request)}


def _is_logged_in(request: HttpRequest) -> bool:
    """Whether somebody is known to be asking; a preview's request may know of no user at all."""
    return hasattr(request, "user") and request.user.is_authenticated


class VisiblePageQuerySet(AnnouncingQuerySet, PageQuerySet):
    """Page queryset that knows who is asking."""

    def visible_to(self, request: HttpRequest | None) -> "VisiblePageQuerySet":
        """Live pages that `request` has the right to see (`None`: an anonymous visitor)."""
        pages: Any = self.live()
        return pages.exclude(refused_to(request))


VisiblePageManager = PageManager.from_queryset(VisiblePageQuerySet)
