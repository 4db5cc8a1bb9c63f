"""The outbox: what changed and has not reached the index yet."""

from datetime import datetime, timedelta
from typing import ClassVar, Self

from django.db import models
from django.db.models import Expression, Min, Q
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

MAX_ATTEMPTS = 8
FIRST_WAIT = timedelta(seconds=30)
KEPT_ERROR = 500  # characters


class OutboxQuerySet(models.QuerySet["OutboxEntry"]):
    """Rows of the outbox."""

    def unsettled(self, now: "datetime | Expression | None" = None) -> Self:
        """Rows in effect that the index has not followed: those that wait and those given up on."""
        in_effect = Q(due_at=None) | Q(due_at__lte=now or timezone.now())
        return self.filter(in_effect, drained_at=None)

    def waiting(self) -> Self:
        """Rows that the index has not seen and will, oldest first."""
        return self.unsettled().filter(died_at=None).order_by("pk")

    def due(self) -> Self:
        """Waiting rows to apply now: those that failed lately rest until their next attempt."""
        now = timezone.now()
        return self.waiting().filter(Q(retry_at=None) | Q(retry_at__lte=now))

    def dead(self) -> Self:
        """Rows given up on, because their page's record cannot be made; the latest first."""
        return self.filter(drained_at=None).exclude(died_at=None).order_by("-died_at", "-pk")

    def planned(self) -> Self:
        """Rows that take effect later, when a page expires."""
        return self.filter(drained_at=None, due_at__gt=timezone.now())

    def lag(self) -> timedelta:
        """How long the oldest waiting row has waited; zero when the index is up to date."""
        now = timezone.now()
        since = Min(Coalesce("due_at", "created_at"))
        oldest: datetime | None = self.waiting().order_by().aggregate(since=since)["since"]
        return now - oldest if oldest else timedelta()

    def revive(self) -> int:
        """Try dead rows again; how many they were."""
        return self.dead().order_by().update(died_at=None, retry_at=None, attempts=0)

    def settle(self) -> int:
        """The index has followed these rows."""
        return self.update(drained_at=timezone.now(), died_at=None, retry_at=None, last_error="")


class OutboxEntry(models.Model):
    """A page that changed, written in the transaction that changed it.

    The row says which page, never what: whoever drains reads the page as it is by then, so draining
    twice, or late, gives the same index. Drained rows stay for a day: a rebuild that began before a
    row was drained applies it once more before its index takes over.
    """

    page_id = models.BigIntegerField(_("sida"))
    hides = models.BooleanField(_("kan dölja sidan"), default=False)
    created_at = models.DateTimeField(_("ändrad"), auto_now_add=True)
    due_at = models.DateTimeField(_("gäller från"), null=True, blank=True)  # None: at once
    attempts = models.PositiveSmallIntegerField(_("försök"), default=0)
    retry_at = models.DateTimeField(_("nästa försök"), null=True, blank=True)
    died_at = models.DateTimeField(_("uppgiven"), null=True, blank=True)
    last_error = models.CharField(_("senaste fel"), max_length=KEPT_ERROR, blank=True)
    drained_at = models.DateTimeField(_("införd i sökindexet"), null=True, blank=True)

    objects = OutboxQuerySet.as_manager()

    class Meta:
        verbose_name = _("ändring att föra in i sökindexet")
        verbose_name_plural = _("ändringar att föra in i sökindexet")
        indexes: ClassVar = [
            models.Index("id", condition=Q(drained_at=None), name="search_outbox_waiting"),
            models.Index("page_id", condition=Q(drained_at=None), name="search_outbox_page"),
            models.Index(fields=["drained_at"], name="search_outbox_drained"),
        ]

    def __str__(self) -> str:
        return f"{self.page_id} ({self.created_at:%Y-%m-%d %H:%M:%S})"

    def fail(self, error: str) -> None:
        """Note a failed attempt: rest for twice as long each time, and at last give up. Not saved."""
        now = timezone.now()
        self.attempts += 1
        self.last_error = error[:KEPT_ERROR]
        if self.attempts >= MAX_ATTEMPTS:
            self.died_at, self.retry_at = now, None
        else:
            self.retry_at = now + FIRST_WAIT * 2 ** (self.attempts - 1)
