"""Which pages offer which documents, and that the answer is never behind the pages."""

from collections.abc import Iterable

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.models import Collection, Page, ReferenceIndex

from home.models import PortalDocument
from search.tasks import has_worker


def pages_offering(document_ids: Iterable[int]) -> set[int]:
    """Ids of the pages that offer some of these documents, in their blocks or in links."""
    to_type, from_type = map(ContentType.objects.get_for_model, (PortalDocument, Page))
    uses = ReferenceIndex.objects.filter(
        base_content_type=from_type,
        to_content_type=to_type,
        to_object_id__in=[str(pk) for pk in document_ids],
    )
    return {int(pk) for pk in uses.values_list("object_id", flat=True)}


def documents_in_collection(collection_id: int) -> list[int]:
    """Ids of the documents in a collection and in those below it."""
    path = Collection.objects.filter(pk=collection_id).values_list("path", flat=True).first()
    found = PortalDocument.objects.filter(collection__path__startswith=path) if path else ()
    return [document.pk for document in found]


def keep_references(page: Page) -> None:
    """Write down at once what a page refers to, where Wagtail would leave it to a worker.

    A document replaced in the meantime would otherwise not know that the page offers it.
    """
    if has_worker():
        with transaction.atomic():
            ReferenceIndex.create_or_update_for_object(page)
