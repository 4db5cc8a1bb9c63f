"""Sweden's counties and municipalities, and SKR's grouping of municipalities.

The rows come from network/geodata (source: SCB and SKR) through a migration; `load_geography`
brings a database up to newer files.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from home.queryset import AnnouncingManager


class County(models.Model):
    """A county (län), known by its two-digit SCB code."""

    code = models.CharField(_("länskod"), max_length=2, primary_key=True)
    name = models.CharField(_("namn"), max_length=60, unique=True)
    slug = models.SlugField(_("kod i adresser"), max_length=60, unique=True)

    objects = AnnouncingManager()

    panels = ["name", "slug"]

    class Meta:
        ordering = ["code"]
        verbose_name = _("län")
        verbose_name_plural = _("län")

    def __str__(self) -> str:
        return self.name


class MunicipalityGroup(models.Model):
    """One of the nine municipality groups of SKR's 2023 classification."""

    code = models.CharField(_("gruppkod"), max_length=2, primary_key=True)
    name = models.CharField(_("namn"), max_length=80, unique=True)
    slug = models.SlugField(_("kod i adresser"), max_length=80, unique=True)

    objects = AnnouncingManager()

    panels = ["name", "slug"]

    class Meta:
        ordering = ["code"]
        verbose_name = _("kommungrupp")
        verbose_name_plural = _("kommungrupper")

    def __str__(self) -> str:
        return self.name


class Municipality(models.Model):
    """A municipality (kommun), known by its four-digit SCB code."""

    code = models.CharField(_("kommunkod"), max_length=4, primary_key=True)
    name = models.CharField(_("namn"), max_length=60, unique=True)
    slug = models.SlugField(_("kod i adresser"), max_length=60, unique=True)
    county = models.ForeignKey(
        County, on_delete=models.PROTECT, related_name="municipalities", verbose_name=_("län")
    )
    group = models.ForeignKey(
        MunicipalityGroup,
        on_delete=models.PROTECT,
        related_name="municipalities",
        verbose_name=_("kommungrupp"),
    )
    population = models.PositiveIntegerField(_("folkmängd"))
    population_year = models.PositiveSmallIntegerField(_("folkmängdens år"))

    objects = AnnouncingManager()

    panels = [
        "name",
        "slug",
        "county",
        "group",
        "population",
        "population_year",
    ]

    class Meta:
        ordering = ["name"]
        verbose_name = _("kommun")
        verbose_name_plural = _("kommuner")

    def __str__(self) -> str:
        return self.name

    @property
    def path(self) -> str:
        """Address of the municipality's page."""
        return f"/kommuner/{self.slug}/"
