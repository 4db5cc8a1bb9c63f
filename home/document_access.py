"""Who may read a document: Wagtail's view restrictions on its collection, beside those on a page that offers it.

A document is guarded by every restriction on its collection and on those above it, a page by its own and
those on its ancestors (`home.access`). A search finds a page by its document's text only where whoever may
read the page may read the document: where each guard of the document is passed by all who pass some guard
of the page.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, QuerySet
from django.http import HttpRequest
from wagtail.models import (
    BaseViewRestriction,
    Collection,
    CollectionViewRestriction,
    PageViewRestriction,
)

from home.access import PUBLIC, accepts
from home.models import PortalDocument
from home.per_request import once


@dataclass(frozen=True)
class Guard:
    """A view restriction, as far as it can be compared with another."""

    kind: str
    groups: frozenset[int]

    @classmethod
    def of(cls, restriction: BaseViewRestriction) -> "Guard":
        """The guard that a restriction is; its groups should be prefetched."""
        groups = (
            restriction.groups.all() if restriction.restriction_type == restriction.GROUPS else ()
        )
        return cls(restriction.restriction_type, frozenset(group.pk for group in groups))

    def is_passed_by_all_who_pass(self, other: "Guard") -> bool:
        """Whether `other` lets through nobody that this one stops. Passwords are never compared."""
        if self.kind == BaseViewRestriction.LOGIN:
            return other.kind in (BaseViewRestriction.LOGIN, BaseViewRestriction.GROUPS)
        in_groups = self.kind == other.kind == BaseViewRestriction.GROUPS
        return in_groups and other.groups <= self.groups


class DocumentAccess:
    """Which documents the readers of a page may all read, as the restrictions are now; read once."""

    def __init__(self) -> None:
        self._closed = [(each.collection.path, Guard.of(each)) for each in _on_collections()]
        self._page_guards = _page_guards() if self._closed else {}

    def still_holds(self) -> bool:
        """Whether the same places are closed: collections shift their paths when one is added among them."""
        places = _on_collections().values_list("collection__path", flat=True)
        return sorted(places) == sorted(path for path, _guard in self._closed)

    def is_open(self, document: PortalDocument, visibility: str = PUBLIC) -> bool:
        """Whether all readers of a page with this visibility key may read the document."""
        guards = self._guards_of(visibility)
        return all(
            any(guard.is_passed_by_all_who_pass(each) for each in guards)
            for path, guard in self._closed
            if document.collection.path.startswith(path)
        )

    def _guards_of(self, visibility: str) -> list[Guard]:
        if visibility == PUBLIC:
            return []
        ids = map(int, visibility.split("+"))
        return [self._page_guards[pk] for pk in ids if pk in self._page_guards]


def readable(ids: Iterable[int], request: HttpRequest | None) -> set[int]:
    """Those of the documents that there are and that `request` may read (`None`: an anonymous visitor)."""
    documents = PortalDocument.objects.filter(pk__in=list(ids))
    rows = documents.values_list("pk", "collection_id")
    closed = closed_collections(request)
    return {pk for pk, collection in rows if collection not in closed}


def closed_collections(request: HttpRequest | None) -> frozenset[int]:
    """Ids of the collections whose documents `request` may not read; found once for each request."""
    return _closed_to(None) if request is None else once(request, _closed_to)


def _closed_to(request: HttpRequest | None) -> frozenset[int]:
    refused = [each.pk for each in _on_collections() if not (request and accepts(each, request))]
    if not refused:
        return frozenset()
    # In one question, since collections shift their paths when one is added among them.
    restrictions = CollectionViewRestriction.objects.filter(pk__in=refused)
    below = restrictions.alias(own=ExpressionWrapper(OuterRef("path"), CharField())).filter(
        own__startswith=F("collection__path")
    )
    return frozenset(Collection.objects.filter(Exists(below)).values_list("pk", flat=True))


def _page_guards() -> Mapping[int, Guard]:
    restrictions = PageViewRestriction.objects.prefetch_related("groups")
    return {each.pk: Guard.of(each) for each in restrictions}


def _on_collections() -> "QuerySet[CollectionViewRestriction]":
    return CollectionViewRestriction.objects.select_related("collection").prefetch_related("groups")
