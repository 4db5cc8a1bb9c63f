"""Which pages offer which documents, and that the answer is never behind the pages."""

from collections.abc import Iterable
from functools import reduce
from operator import or_

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Model, Q, TextField
from django.db.models.functions import Cast
from wagtail.models import Collection, Page, ReferenceIndex

from home.models import PortalDocument
from search.records.attachments import fields_with_documents
from search.records.registry import INDEXED_MODELS, PART_KEYS
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


def pages_naming(document_id: int) -> set[int]:
    """Ids of the pages with this number anywhere in the texts that may offer documents: too many, not too few."""
    found: set[int] = set()
    keys: dict[type[Model], str] = {**dict.fromkeys(INDEXED_MODELS, "pk"), **PART_KEYS}
    for model, key in keys.items():
        fields = [each.name for each in fields_with_documents(model)]
        texts = {f"{name}_text": Cast(name, TextField()) for name in fields}
        named = (Q(**{f"{text}__contains": str(document_id)}) for text in texts)
        pages = model._default_manager.annotate(**texts).filter(reduce(or_, named, Q(pk__in=[])))
        found.update(pages.order_by().values_list(key, flat=True))
    return found


def documents_in_collection(collection_id: int) -> list[int]:
    """Ids of the documents in a collection and in those below it."""
    path = Collection.objects.filter(pk=collection_id).values_list("path", flat=True).first()
    found = PortalDocument.objects.filter(collection__path__startswith=path) if path else ()
    return [document.pk for document in found]


def keep_references(page_ids: Iterable[int]) -> None:
    """Write down what pages refer to, where Wagtail does not, or not yet.

    A document replaced in the meantime would otherwise not know that a page offers it.
    """
    with transaction.atomic():
        for page in Page.objects.filter(pk__in=list(page_ids)).specific():
            ReferenceIndex.create_or_update_for_object(page)


def is_left_to_us(raw: bool) -> bool:
    """Whether Wagtail writes down no references when it saves: those of fixtures never, others in a worker."""
    return raw or has_worker()
