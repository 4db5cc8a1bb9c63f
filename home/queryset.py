"""Querysets that tell what they change."""

from collections.abc import Iterable
from typing import Any

from django.db import models, transaction

from home.signals import rows_updated


class AnnouncingQuerySet(models.QuerySet):
    """A queryset that announces what it updates and creates, so that nothing built on the rows falls behind.

    `bulk_update` goes through `update`, and deleting sends Django's signals for each row.
    """

    def update(self, **kwargs: Any) -> int:
        """Update the rows and announce them, in one transaction."""
        with transaction.atomic(using=self.db):
            pks = list(self.order_by().values_list("pk", flat=True))
            updated = super().update(**kwargs)
            rows_updated.send(sender=self.model, pks=pks, fields=frozenset(kwargs))
        return updated

    update.alters_data = True  # type: ignore[attr-defined]

    def bulk_create(self, objs: Iterable[Any], *args: Any, **kwargs: Any) -> list[Any]:
        """Create rows, or replace others with them, and announce them, in one transaction."""
        with transaction.atomic(using=self.db):
            created = super().bulk_create(objs, *args, **kwargs)
            pks = [row.pk for row in created if row.pk is not None]
            rows_updated.send(sender=self.model, pks=pks, fields=None)
        return created


AnnouncingManager = models.Manager.from_queryset(AnnouncingQuerySet)
