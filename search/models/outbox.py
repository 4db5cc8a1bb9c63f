"""The outbox: what changed and has not reached the index yet."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class OutboxQuerySet(models.QuerySet["OutboxEntry"]):
    """Rows of the outbox."""

    def waiting(self) -> Self:
        """Rows that the index has not seen, oldest first."""
        return self.filter(drained_at=None).order_by("pk")


class OutboxEntry(models.Model):
    """A page that changed, written in the transaction that changed it.

    The row says which page, never what: whoever drains reads the page as it is by then, so draining
    twice, or late, gives the same index. Drained rows stay for a day: a rebuild that began before a
    row was drained applies it once more before its index takes over.
    """

    page_id = models.BigIntegerField(_("sida"))
    hides = models.BooleanField(_("kan dölja sidan"), default=False)
    created_at = models.DateTimeField(_("ändrad"), auto_now_add=True)
    drained_at = models.DateTimeField(_("införd i sökindexet"), null=True, blank=True)

    objects = OutboxQuerySet.as_manager()

    class Meta:
        verbose_name = _("ändring att föra in i sökindexet")
        verbose_name_plural = _("ändringar att föra in i sökindexet")
        indexes: ClassVar = [
            models.Index("id", condition=Q(drained_at=None), name="search_outbox_waiting"),
            models.Index(fields=["drained_at"], name="search_outbox_drained"),
        ]

    def __str__(self) -> str:
        return f"{self.page_id} ({self.created_at:%Y-%m-%d %H:%M:%S})"
