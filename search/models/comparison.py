"""What the latest comparisons of index and database said."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

KEPT_ERROR = 500  # characters


class IndexComparison(models.Model):
    """One comparison, made when someone asked for it; numbers of pages.

    Its permissions are those of the page that shows the state of the search engine.
    """

    made_at = models.DateTimeField(_("gjord"), auto_now_add=True)
    missing = models.PositiveIntegerField(_("saknas i indexet"), default=0)
    extra = models.PositiveIntegerField(_("borde inte finnas i indexet"), default=0)
    changed = models.PositiveIntegerField(_("har annat innehåll i indexet"), default=0)
    outdated = models.PositiveIntegerField(_("infördes innan ord lästes som nu"), default=0)
    broken = models.PositiveIntegerField(_("går inte att föra in"), default=0)
    mended = models.BooleanField(_("skillnaderna rättades"), default=False)
    error = models.CharField(_("fel"), max_length=KEPT_ERROR, blank=True)

    class Meta:
        verbose_name = _("sökmotorns tillstånd")
        verbose_name_plural = _("sökmotorns tillstånd")
        default_permissions = ("view", "change")
        ordering: ClassVar = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.made_at:%Y-%m-%d %H:%M}: {self.total}"

    @property
    def total(self) -> int:
        """On how many pages the two did not agree."""
        return self.mendable + self.broken

    @property
    def mendable(self) -> int:
        """How many of them a new record mends."""
        return self.missing + self.extra + self.changed + self.outdated
