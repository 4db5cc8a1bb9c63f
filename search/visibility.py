"""Who may see which result: closed by default, and checked once more against the database.

The index answers by the visibility keys that the request has a right to. What it finds is then looked
up among the published pages, so that a page hidden a moment ago is never shown.
"""

from collections.abc import Iterable
from functools import lru_cache

from django.db.models import BigIntegerField, DateTimeField
from django.http import HttpRequest
from django.utils import timezone
from wagtail.models import Page

from home.access import accepted_visibility_keys, refused_paths
from home.document_access import readable
from home.prepared import Given, Prepared
from search.questions.matching import Scope
from search.results import Result
from search.sync.outbox import hidden_ids


def scope_of(request: HttpRequest | None) -> Scope:
    """What `request` may search; no request means an anonymous visitor."""
    return Scope(tuple(accepted_visibility_keys(request)), hidden_ids())


def still_visible(page_ids: Iterable[int], request: HttpRequest | None) -> set[int]:
    """Those of the pages that are published and that `request` may see, in one query."""
    ids, refused = tuple(page_ids), tuple(refused_paths(request))
    rows = _published(len(ids)).rows(timezone.now(), *ids) if ids else []
    return {pk for pk, path in rows if not path.startswith(refused)}


@lru_cache(maxsize=64)
def _published(number: int) -> Prepared:
    """The query for those of `number` pages that are published, and their place in the tree."""
    ids = [Given(place, BigIntegerField()) for place in range(1, number + 1)]
    live = Page.objects.live().exclude(expire_at__lte=Given(0, DateTimeField()))
    return Prepared(lambda: live.filter(pk__in=ids).order_by().values_list("pk", "path"))


def quoting_closed_documents(results: Iterable[Result], request: HttpRequest | None) -> set[int]:
    """Ids of the results whose excerpt stands in a document that is gone, or closed to `request`."""
    quoted = {result.id: result.attachment.id for result in results if result.attachment}
    if not quoted:
        return set()
    still_open = readable(quoted.values(), request)
    return {pk for pk, document in quoted.items() if document not in still_open}
