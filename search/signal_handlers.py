"""What counts as a change: every signal that alters what a search may find, count or show."""

from typing import Any

from django.db.models import Model
from django.db.models.signals import post_delete, post_save, pre_delete
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from network.models import LessonPage, ModulePage
from search.outbox import note_change
from search.records.registry import INDEXED_MODELS, USED_MODELS, pages_using


def published(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    """A page was published, or published anew."""
    note_change([instance.pk, *_lessons(instance)])


def unpublished(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    """A page was unpublished."""
    note_change([instance.pk, *_lessons(instance)], hides=True)


def saved(sender: type[Page], instance: Page, update_fields: Any = None, **kwargs: Any) -> None:
    """A page was saved whole, or made live or not. The editor's autosave names other fields."""
    if update_fields is None or "live" in update_fields:
        note_change([instance.pk], hides=not instance.live)


def deleted(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    """A page is about to be deleted; Django sends this for each page of a deleted subtree."""
    note_change([instance.pk], hides=True)


def moved(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    """A subtree was moved: addresses change, and so may who sees it."""
    note_change(_subtree(instance.path), hides=True)


def slug_changed(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    """Addresses below the page changed with it."""
    note_change(_subtree(instance.path))


def restriction_changed(
    sender: type[PageViewRestriction], instance: PageViewRestriction, **kwargs: Any
) -> None:
    """A subtree was made private or public again."""
    path = Page.objects.filter(pk=instance.page_id).values_list("path", flat=True).first()
    if path:  # None while the page itself is being deleted
        note_change(_subtree(path), hides=True)


def used_row_changed(sender: type[Model], instance: Model, **kwargs: Any) -> None:
    """A theme, a municipality or the like was renamed or is about to be deleted."""
    note_change(pages_using(instance))


def _subtree(path: str) -> list[int]:
    return list(Page.objects.filter(path__startswith=path).values_list("pk", flat=True))


def _lessons(page: Page) -> list[int]:
    """The lessons of a module: their records hold its factors and themes."""
    if not isinstance(page, ModulePage):
        return []
    return list(LessonPage.objects.child_of(page).values_list("pk", flat=True))


def connect() -> None:
    """Connect every handler; once, when the app is ready."""
    page_published.connect(published)
    page_unpublished.connect(unpublished)
    post_page_move.connect(moved)
    page_slug_changed.connect(slug_changed)
    pre_delete.connect(deleted, sender=Page)
    post_save.connect(restriction_changed, sender=PageViewRestriction)
    post_delete.connect(restriction_changed, sender=PageViewRestriction)
    for page_model in INDEXED_MODELS:
        post_save.connect(saved, sender=page_model)
    for model in USED_MODELS:
        post_save.connect(used_row_changed, sender=model)
        pre_delete.connect(used_row_changed, sender=model)


connect()
