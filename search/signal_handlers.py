"""What counts as a change: every signal that alters what a search may find, count or show.

Handlers run inside the transaction of the change, so that the outbox row stands or falls with it. What
is saved outside a transaction is noted beforehand as well (`note_intent`).
"""

from collections.abc import Iterable
from functools import partial
from typing import Any

from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete, pre_save
from django.utils import timezone
from wagtail.models import (
    Locale,
    Page,
    PageViewRestriction,
    Site,
    get_page_models,
)
from wagtail.signals import page_published, page_unpublished, post_page_move

from home.access import paths_of_aliases
from home.signals import rows_updated
from search.models import ProtectedWord
from search.records.registry import (
    PART_KEYS,
    RELATIONS,
    USED_MODELS,
    pages_using,
    pages_using_any,
)
from search.restrictions import RestrictionHandlers
from search.sync.batches import BATCH, in_batches
from search.sync.outbox import note_change, note_found, note_intent

# What Wagtail writes on a page while somebody edits a draft of it; nothing that is searched or shown.
DRAFT_FIELDS = frozenset(
    {
        "draft_title",
        "has_unpublished_changes",
        "latest_revision",
        "latest_revision_created_at",
        "locked",
        "locked_at",
        "locked_by",
        "wagtail_admin_comments",
    }
)
ALIAS_FIELDS = frozenset({"alias_of", "alias_of_id"})


def published(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    """A page was published, or published anew."""
    note_change([instance.pk])


def unpublished(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    """A page was unpublished."""
    note_change([instance.pk], hides=True)


def saved(sender: type[Page], instance: Page, update_fields: Any = None, **kwargs: Any) -> None:
    """A page was saved, and not only a draft of it. With a new slug the pages below moved too."""
    if update_fields is not None and DRAFT_FIELDS.issuperset(update_fields):
        return
    expired = instance.expire_at is not None and instance.expire_at <= timezone.now()
    note_change([instance.pk], hides=expired or not instance.live)
    if update_fields is not None and ALIAS_FIELDS.intersection(update_fields):
        note_change(subtree(instance.path), hides=True)  # an alias is guarded as its source is
    first_below = Page.objects.child_of(instance).first() if instance.numchild else None
    if first_below and not first_below.url_path.startswith(instance.url_path):
        note_change(subtree(instance.path))


def plain_page_saved(
    sender: type[Page], instance: Page, update_fields: Any = None, **kwargs: Any
) -> None:
    """A page was saved without the fields of its type, as Wagtail does when it moves a subtree."""
    if update_fields is None or not DRAFT_FIELDS.issuperset(update_fields):
        note_change(subtree(instance.path), hides=True)


def deleted(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    """A page is about to be deleted; Django sends this for each page of a deleted subtree.

    Its aliases become pages of their own, no longer guarded as it was.
    """
    note_change([instance.pk, *_below_aliases(instance.pk)], hides=True)


def moved(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    """A subtree was moved: addresses change, and so may who sees it."""
    note_change(subtree(instance.path), hides=True)


def used_row_about_to_change(sender: type[Model], instance: Model, **kwargs: Any) -> None:
    """A theme, a municipality or the like is to be saved."""
    note_intent(pages_using(instance))


def used_row_changed(sender: type[Model], instance: Model, **kwargs: Any) -> None:
    """A theme, a municipality or the like was saved or is about to be deleted."""
    note_found(partial(pages_using_any, type(instance), [instance.pk]))


def part_changed(sender: type[Model], instance: Model, **kwargs: Any) -> None:
    """A row that belongs to a page, such as a point of an agenda, was saved or deleted by itself."""
    note_change({*_page_of(instance), *getattr(instance, "_pages_before", ())})


def part_about_to_change(sender: type[Model], instance: Model, **kwargs: Any) -> None:
    """A row that belongs to a page is to be saved, and perhaps given to another page than it had."""
    before = pages_of_parts(sender, [instance.pk]) if instance.pk else set()
    instance._pages_before = before  # type: ignore[attr-defined]
    note_intent({*_page_of(instance), *before})


def relation_changed(
    sender: type[Model], instance: Model, action: str, pk_set: set[Any] | None, **kwargs: Any
) -> None:
    """A page was given or lost a theme or the like, from either side."""
    if action == "pre_clear" and not isinstance(instance, Page):
        note_change(pages_using(instance))
    elif action.startswith("post_"):
        note_change([instance.pk] if isinstance(instance, Page) else pk_set or ())


def updated_by_queryset(sender: type[Model], pks: Iterable[Any], **kwargs: Any) -> None:
    """Rows were updated or made through one of our own managers."""
    if sender is ProtectedWord:
        every_page_changed(sender)
        return
    for chunk in in_batches(pks, BATCH):
        if issubclass(sender, Page):
            note_change(chunk, hides=True)
        elif sender in PART_KEYS:
            note_change(pages_of_parts(sender, chunk))
        else:
            note_found(partial(pages_using_any, sender, chunk))


def every_page_changed(sender: type[Model], **kwargs: Any) -> None:
    """A site or a locale changed, and perhaps every address; or a word is to be read in another way."""
    note_found(lambda: set(Page.objects.values_list("pk", flat=True)))


def word_about_to_change(sender: type[ProtectedWord], instance: Any, **kwargs: Any) -> None:
    """A protected word is to be saved, perhaps with another note alone."""
    before = ProtectedWord.objects.filter(pk=instance.pk).values_list("word", flat=True)
    instance._word_before = before.first()


def word_changed(sender: type[ProtectedWord], instance: Any, **kwargs: Any) -> None:
    """A protected word was saved: if it is another than before, every page is to be read anew."""
    if instance.word != instance._word_before:
        every_page_changed(sender)


def subtree(path: str) -> list[int]:
    """Ids of a page and of all below it."""
    return list(Page.objects.filter(path__startswith=path).values_list("pk", flat=True))


def _guarded_by(restriction: PageViewRestriction) -> list[int]:
    path = Page.objects.filter(pk=restriction.page_id).values_list("path", flat=True).first()
    below = subtree(path) if path else []  # None while the page itself is being deleted
    return below + _below_aliases(restriction.page_id)


def _below_aliases(page_id: int) -> list[int]:
    return [pk for path in paths_of_aliases([page_id]) for pk in subtree(path)]


def _page_of(part: Model) -> list[int]:
    page_id = getattr(part, PART_KEYS[type(part)])
    return [page_id] if page_id else []


def pages_of_parts(model: type[Model], pks: Iterable[Any]) -> set[int]:
    """Ids of the pages that rows of a model of parts belong to, as the database has them."""
    parts = model._default_manager.filter(pk__in=list(pks)).order_by()
    return set(parts.values_list(PART_KEYS[model], flat=True))


def connect() -> None:
    """Connect every handler; once, when the app is ready."""
    _connect_pages()
    _connect_what_pages_use()
    rows_updated.connect(updated_by_queryset)
    RestrictionHandlers(PageViewRestriction, _guarded_by).connect()
    for model in (Site, Locale):
        post_save.connect(every_page_changed, sender=model)
    for model in (Site, Locale, ProtectedWord):
        post_delete.connect(every_page_changed, sender=model)
    pre_save.connect(word_about_to_change, sender=ProtectedWord)
    post_save.connect(word_changed, sender=ProtectedWord)


def _connect_pages() -> None:
    page_published.connect(published)
    page_unpublished.connect(unpublished)
    post_page_move.connect(moved)
    pre_delete.connect(deleted, sender=Page)
    post_save.connect(plain_page_saved, sender=Page)
    for page_model in get_page_models():  # below those that are not found stand others that are
        if page_model is not Page:
            post_save.connect(saved, sender=page_model)


def _connect_what_pages_use() -> None:
    for model in USED_MODELS:
        pre_save.connect(used_row_about_to_change, sender=model)
        post_save.connect(used_row_changed, sender=model)
        pre_delete.connect(used_row_changed, sender=model)
    for part in PART_KEYS:
        pre_save.connect(part_about_to_change, sender=part)
        post_save.connect(part_changed, sender=part)
        post_delete.connect(part_changed, sender=part)
    for through in RELATIONS:
        m2m_changed.connect(relation_changed, sender=through)


connect()
