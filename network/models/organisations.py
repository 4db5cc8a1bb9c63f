"""Organisations other than municipalities that take part in the work."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from home.queryset import AnnouncingManager
from network.enums import OrganisationKind


class Organisation(models.Model):
    """An authority, association, company or other actor."""

    name = models.CharField(_("namn"), max_length=120, unique=True)
    kind = models.CharField(
        _("slag"), max_length=20, choices=OrganisationKind.choices, default=OrganisationKind.OTHER
    )
    url = models.URLField(_("webbplats"), blank=True)

    objects = AnnouncingManager()

    panels = ["name", "kind", "url"]

    class Meta:
        ordering = ["name"]
        verbose_name = _("organisation")
        verbose_name_plural = _("organisationer")

    def __str__(self) -> str:
        return self.name
