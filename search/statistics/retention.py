"""How long the statistics are kept, and that they are removed when the time is out.

Two limits: every number goes after `SEARCH_STATISTICS["DAYS"]` (with 0, at once), and words that too few have searched
lose their wording after a month and are from then on only a part of the sum.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import F, QuerySet, Sum
from django.utils import timezone

from search.models import ClickDay, FilterDay, QueryDay
from search.statistics.words import NOT_KEPT, same_form

LEAST_SHOWN = 3  # searches in a period before the words are shown to anyone
NUMBERS = ("searches", "zero_results", "clicks")
MOST_AT_ONCE = 10_000  # rows; SQLite takes no more than 32,766 of them in a question
RARE_KEPT = timedelta(days=30)  # how long words wait to become as many


@dataclass
class _LastPurge:
    """The day when this process last purged."""

    day: date | None = None


_last = _LastPurge()


def purge_once_a_day() -> None:
    """Purge unless this process has done so today."""
    today = timezone.localdate()
    if _last.day != today:
        purge(today)
        _last.day = today


def purge(today: date | None = None) -> int:
    """Remove what is too old and the wording of what is rare; the number of rows removed."""
    today = today or timezone.localdate()
    too_old = today - timedelta(days=settings.SEARCH_STATISTICS["DAYS"])
    removed = 0
    with transaction.atomic():
        for model in (QueryDay, FilterDay, ClickDay):
            removed += model._default_manager.filter(date__lte=too_old).delete()[0]
        return removed + _forget_rare_words(today - RARE_KEPT)


def forget(typed: str) -> int:
    """Let these words become a part of each day's unnamed sum; the number of rows removed."""
    with transaction.atomic():
        return _unname(QueryDay.objects.filter(words=same_form(typed)).exclude(words=NOT_KEPT))


def _forget_rare_words(before: date) -> int:
    """The same for words that have stayed rare."""
    named = QueryDay.objects.exclude(words=NOT_KEPT)
    sums = named.values("words").annotate(total=Sum("searches")).filter(total__lt=LEAST_SHOWN)
    return _unname(named.filter(date__lt=before, words__in=sums.values("words")))


def _unname(found: QuerySet[QueryDay]) -> int:
    """Fold rows into each day's unnamed sum, locked first: another process may be about to do the same."""
    locked = found.select_for_update().order_by("pk").values_list("pk", flat=True)
    rows = QueryDay.objects.filter(pk__in=list(locked[:MOST_AT_ONCE]))
    days: Any = rows.values("date").annotate(**{name: Sum(name) for name in NUMBERS})
    for day in days:
        QueryDay.objects.get_or_create(date=day["date"], words=NOT_KEPT)
        unnamed = QueryDay.objects.filter(date=day["date"], words=NOT_KEPT)
        unnamed.update(**{name: F(name) + day[name] for name in NUMBERS})
    return rows.delete()[0]
