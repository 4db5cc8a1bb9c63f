"""What counts as a change of a document: its file, its title, its collection, and who may see that."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import F, Model
from django.db.models.signals import post_save, pre_delete, pre_save
from wagtail.models import Collection, CollectionViewRestriction, Page
from wagtail.signals import page_published

from home.models import PortalDocument
from home.signals import rows_updated
from search.documents.tasks import read_soon
from search.documents.texts import note_file
from search.documents.uses import (
    documents_in_collection,
    is_left_to_us,
    keep_references,
    pages_naming,
    pages_offering,
)
from search.records.attachments import fields_with_documents
from search.records.registry import INDEXED_MODELS, PART_KEYS
from search.restrictions import RestrictionHandlers
from search.signal_handlers import DRAFT_FIELDS, pages_of_parts
from search.sync.batches import BATCH, in_batches
from search.sync.outbox import note_found, note_intent

SHOWN = ("title", "file", "collection_id")


@dataclass(frozen=True)
class Saving:
    """What a save changes of a document."""

    file: bool
    collection: bool
    title: bool
    restores: bool  # under an id given beforehand, as of one deleted that pages may still name

    @property
    def shows(self) -> bool:
        """Whether pages that offer the document are to be indexed anew."""
        return self.file or self.collection or self.title

    @property
    def hides(self) -> bool:
        """Whether they may have to show less than before, so that they wait for that unseen."""
        return self.file or self.collection


def about_to_save(sender: type[PortalDocument], instance: PortalDocument, **kwargs: Any) -> None:
    """Compare a document with what the database has of it."""
    old = PortalDocument.objects.filter(pk=instance.pk).values(*SHOWN).first() or {}
    change = instance._saving = Saving(
        file=not instance.file._committed or instance.file.name != old.get("file"),
        collection=instance.collection_id != old.get("collection_id"),
        title=instance.title != old.get("title"),
        restores=not old and instance.pk is not None,
    )
    if old and change.shows:
        note_intent(pages_offering([instance.pk]), hides=change.hides)


def saved(sender: type[PortalDocument], instance: PortalDocument, **kwargs: Any) -> None:
    """A document was added or changed."""
    change: Saving = instance._saving
    with transaction.atomic():
        unread = change.file and note_file(instance)
        if change.restores:
            keep_references(pages_naming(instance.pk))
        if change.shows:  # first, so that its pages need not wait for the reading to be seen again
            note_found(partial(pages_offering, [instance.pk]), hides=change.hides)
        if unread:
            read_soon(instance.pk)


def deleted(sender: type[PortalDocument], instance: PortalDocument, **kwargs: Any) -> None:
    """A document is about to be deleted."""
    note_found(partial(pages_offering, [instance.pk]), hides=True)


def texts_updated_by_queryset(
    sender: type[Model], pks: Iterable[Any], fields: frozenset[str] | None, **kwargs: Any
) -> None:
    """Texts that may offer documents were updated or made together, of which Wagtail writes down nothing."""
    if sender not in INDEXED_MODELS and sender not in PART_KEYS:
        return
    offering = {field.name for field in fields_with_documents(sender)}
    if offering if fields is None else offering & fields:
        for chunk in in_batches(pks, BATCH):
            keep_references(chunk if issubclass(sender, Page) else pages_of_parts(sender, chunk))


def updated_by_queryset(sender: type[Model], pks: Iterable[Any], **kwargs: Any) -> None:
    """Documents were updated together, as when they are moved from their list."""
    if issubclass(sender, PortalDocument):
        ids = list(pks)
        note_found(partial(pages_offering, ids), hides=True)
        for document in sender._default_manager.filter(pk__in=ids).exclude(text__file=F("file")):
            if note_file(document):
                read_soon(document.pk)


def collection_saved(sender: type[Collection], instance: Collection, **kwargs: Any) -> None:
    """A collection was edited, in a transaction that may also move it; moving tells nobody."""
    note_found(partial(_offering_from, instance.pk), hides=True)


def page_saved(
    sender: type[Page],
    instance: Page,
    update_fields: Any = None,
    raw: bool = False,
    **kwargs: Any,
) -> None:
    """A page was published or saved, and not only a draft of it, which may offer other documents."""
    is_draft = update_fields is not None and DRAFT_FIELDS.issuperset(update_fields)
    if is_left_to_us(raw) and not is_draft:
        keep_references([instance.pk])


def part_saved(sender: type[Model], instance: Model, raw: bool = False, **kwargs: Any) -> None:
    """A part of a page was saved, whose text may offer other documents."""
    if is_left_to_us(raw):
        keep_references([getattr(instance, PART_KEYS[sender])])


def _guarded_by(restriction: CollectionViewRestriction) -> set[int]:
    return _offering_from(restriction.collection_id)


def _offering_from(collection_id: int) -> set[int]:
    """Pages that offer documents in a collection or in those below it."""
    return pages_offering(documents_in_collection(collection_id))


def connect() -> None:
    """Connect every handler; once, when the app is ready."""
    pre_save.connect(about_to_save, sender=PortalDocument)
    post_save.connect(saved, sender=PortalDocument)
    pre_delete.connect(deleted, sender=PortalDocument)
    rows_updated.connect(updated_by_queryset)
    rows_updated.connect(texts_updated_by_queryset)
    RestrictionHandlers(CollectionViewRestriction, _guarded_by).connect()
    post_save.connect(collection_saved, sender=Collection)
    page_published.connect(page_saved)
    for model in (Page, *INDEXED_MODELS):
        post_save.connect(page_saved, sender=model)
    for part in filter(fields_with_documents, PART_KEYS):
        post_save.connect(part_saved, sender=part)


connect()
