"""What was searched, in sums a day: no row stands for a person, a visit or a single search."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

LONGEST_WORDS = 60  # characters; see `search.statistics.words`


class QueryDay(models.Model):
    """How often some words were searched on one day. No words stand for all that are not kept."""

    date = models.DateField(_("dag"))
    words = models.CharField(_("sökord"), max_length=LONGEST_WORDS, blank=True)
    searches = models.PositiveIntegerField(_("sökningar"), default=0)
    zero_results = models.PositiveIntegerField(_("utan träff"), default=0)
    clicks = models.PositiveIntegerField(_("klick"), default=0)

    class Meta:
        verbose_name = _("sökrapport")
        verbose_name_plural = _("sökrapport")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["date", "words"], name="search_query_day"),
        ]

    def __str__(self) -> str:
        return f"{self.date}: {self.words} ({self.searches})"


class FilterDay(models.Model):
    """How often a value of a facet was chosen on one day."""

    date = models.DateField(_("dag"))
    parameter = models.CharField(_("filter"), max_length=20)
    value = models.CharField(_("värde"), max_length=100)
    searches = models.PositiveIntegerField(_("sökningar"), default=0)

    class Meta:
        verbose_name = _("filter, en dag")
        verbose_name_plural = _("filter, dag för dag")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["date", "parameter", "value"], name="search_filter_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.date}: {self.parameter}={self.value} ({self.searches})"


class ClickDay(models.Model):
    """How often the result at a position was the first to be opened on one day."""

    date = models.DateField(_("dag"))
    position = models.PositiveSmallIntegerField(_("plats i listan"))
    clicks = models.PositiveIntegerField(_("klick"), default=0)

    class Meta:
        verbose_name = _("klick, en dag")
        verbose_name_plural = _("klick, dag för dag")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["date", "position"], name="search_click_day"),
        ]

    def __str__(self) -> str:
        return f"{self.date}: {self.position} ({self.clicks})"
