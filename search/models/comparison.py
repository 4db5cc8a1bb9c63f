"""What the latest comparison of index and database said."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class IndexComparison(models.Model):
    """One comparison, made when someone asked for it; numbers of pages."""

    made_at = models.DateTimeField(_("gjord"), auto_now_add=True)
    missing = models.PositiveIntegerField(_("saknas i indexet"), default=0)
    extra = models.PositiveIntegerField(_("borde inte finnas i indexet"), default=0)
    changed = models.PositiveIntegerField(_("har annat innehåll i indexet"), default=0)

    class Meta:
        verbose_name = _("jämförelse av index och databas")
        verbose_name_plural = _("jämförelser av index och databas")
        get_latest_by = "made_at"
        ordering: ClassVar = ["-made_at"]

    def __str__(self) -> str:
        return f"{self.made_at:%Y-%m-%d %H:%M}: {self.total}"

    @property
    def total(self) -> int:
        """On how many pages the two did not agree."""
        return self.missing + self.extra + self.changed
