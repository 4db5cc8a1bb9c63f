"""What counts as a change of who may see something: a place is closed or opened, or its groups change.

Pages and collections of documents are closed in the same way, each by restrictions of its own.
"""

from collections.abc import Callable, Collection, Iterable
from functools import partial
from typing import Any

from django.contrib.auth.models import Group
from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete, pre_save
from wagtail.models import BaseViewRestriction

from search.sync.outbox import note_found, note_intent


class RestrictionHandlers:
    """The handlers for one kind of restriction; `guarded_by` gives the ids of the pages that one is about."""

    def __init__(
        self, model: type[BaseViewRestriction], guarded_by: Callable[[Any], Collection[int]]
    ) -> None:
        self._model: Any = model
        self._guarded_by = guarded_by

    def connect(self) -> None:
        """Connect every handler; once, when the app is ready."""
        pre_save.connect(self._about_to_change, sender=self._model, weak=False)
        post_save.connect(self._changed, sender=self._model, weak=False)
        post_delete.connect(self._changed, sender=self._model, weak=False)
        groups = self._model.groups.through
        m2m_changed.connect(self._groups_changed, sender=groups, weak=False)
        pre_delete.connect(self._group_deleted, sender=Group, weak=False)

    def _about_to_change(self, instance: Any, **kwargs: Any) -> None:
        """A place is to be closed, or a restriction is to guard another than it does."""
        old = self._model.objects.filter(pk=instance.pk)
        instance._pages_before = {pk for each in old for pk in self._guarded_by(each)}
        note_intent({*instance._pages_before, *self._guarded_by(instance)}, hides=True)

    def _changed(self, instance: Any, **kwargs: Any) -> None:
        """A place was closed or opened again, and with it what is below it."""
        before = getattr(instance, "_pages_before", ())
        note_found(lambda: {*before, *self._guarded_by(instance)}, hides=True)

    def _groups_changed(
        self, instance: Model, action: str, pk_set: set[int] | None, **kwargs: Any
    ) -> None:
        """A closed place was opened to a group or closed to one, which tells what documents all may read."""
        if action == "pre_clear" or action.startswith("post_"):
            self._note(self._with(instance, pk_set))

    def _group_deleted(self, instance: Group, **kwargs: Any) -> None:
        """A group is about to be deleted, and with it its way to closed places."""
        self._note(self._with(instance))

    def _note(self, restrictions: Iterable[Any]) -> None:
        for restriction in restrictions:
            note_found(partial(self._guarded_by, restriction), hides=True)

    def _with(self, instance: Model, pks: Iterable[int] | None = None) -> Iterable[Any]:
        """What a change of groups is about: the restriction itself, or those with `pks` or else all of a group."""
        if isinstance(instance, self._model):
            return [instance]
        every = self._model.objects
        found: Iterable[Any] = (
            every.filter(groups=instance) if pks is None else every.filter(pk__in=pks)
        )
        return found
