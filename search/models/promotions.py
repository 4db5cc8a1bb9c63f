"""Promoted results: pages that the editors put first for certain words."""

from datetime import date
from typing import ClassVar, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, PageChooserPanel
from wagtail.models import Page

from home.access import refused_to
from search.questions.query import parse
from search.swedish import terms, words

LONGEST_PHRASES = 300
BETWEEN = ","


class PromotedResultQuerySet(models.QuerySet["PromotedResult"]):
    """Promoted results."""

    def in_force(self, today: date | None = None) -> Self:
        """Those that have not run out."""
        today = today or timezone.localdate()
        return self.filter(Q(valid_until=None) | Q(valid_until__gte=today))

    def in_effect(self) -> Self:
        """Those in force whose page every visitor may read."""
        return self.in_force().filter(page__live=True).exclude(refused_to(None, "page__path"))

    def pages_for(self, q: str) -> list[int]:
        """Ids of the pages promoted for just the words of this search, in the editors' order."""
        wanted = same_words(q)
        rows = self.in_force().values_list("words", "page_id") if wanted else ()
        return list(dict.fromkeys(pk for words, pk in rows if wanted in searches_in(words)))


class PromotedResult(models.Model):
    """A page shown first when someone searches for exactly these words, in any inflection or order."""

    words = models.CharField(
        _("sökord"),
        max_length=LONGEST_PHRASES,
        help_text=_(
            "Det som besökaren söker på. Flera sökningar skiljs med komma: ”sfi, svenska för invandrare”. "
            "Böjning, ordning och stora bokstäver spelar ingen roll."
        ),
    )
    page = models.ForeignKey(
        Page, on_delete=models.CASCADE, related_name="+", verbose_name=_("sida")
    )
    order = models.PositiveSmallIntegerField(
        _("plats"), default=1, help_text=_("Lägst nummer visas först när flera sidor är utvalda.")
    )
    valid_until = models.DateField(
        _("visas till och med"), null=True, blank=True, help_text=_("Lämna tomt för tills vidare.")
    )
    reason = models.CharField(
        _("anteckning"),
        max_length=200,
        blank=True,
        help_text=_("Varför sidan är utvald. Visas bara här, för er i redaktionen."),
    )

    objects = PromotedResultQuerySet.as_manager()

    panels: ClassVar = [
        FieldPanel("words"),
        PageChooserPanel("page"),
        FieldPanel("order"),
        FieldPanel("valid_until"),
        FieldPanel("reason"),
    ]

    class Meta:
        verbose_name = _("utvald träff")
        verbose_name_plural = _("utvalda träffar")
        ordering: ClassVar = ["order", "pk"]

    def __str__(self) -> str:
        return f"{self.words} → {self.page}"

    def clean(self) -> None:
        super().clean()
        if self.words and not all(same_words(phrase) for phrase in self.words.split(BETWEEN)):
            apart = _("Skriv minst ett ord före och efter varje komma.")
            message = apart if BETWEEN in self.words else _("Skriv minst ett ord.")
            raise ValidationError({"words": message})

    @property
    def searches(self) -> set[frozenset[str]]:
        """The searches that the page is promoted for."""
        return searches_in(self.words)

    @property
    def has_run_out(self) -> bool:
        """Whether its last day has passed."""
        return bool(self.valid_until and self.valid_until < timezone.localdate())


def searches_in(words: str) -> set[frozenset[str]]:
    """The searches that a promotion's words are written for; none that leaves words out."""
    phrases = words.split(BETWEEN)
    return {same_words(phrase) for phrase in phrases if not parse(phrase).excluded}


def same_words(text: str) -> frozenset[str]:
    """What two texts have in common when they are the same search: their terms, in any order.

    A text of stop words alone, such as *vad är*, is known by the words themselves.
    """
    return frozenset(terms(text) or words(text))


def as_phrase(q: str) -> str:
    """A search as it is written in `PromotedResult.words`, where a comma would divide it."""
    return " ".join(q.replace(BETWEEN, " ").split())[:LONGEST_PHRASES]
