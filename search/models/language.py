"""What editors know of the language: synonyms, and words to be left as they are."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from home.queryset import AnnouncingManager
from search.swedish import words
from search.swedish.analysis import normalise
from search.swedish.stopwords import STOPWORDS
from search.swedish.synonyms import ARROW, Rule, parse_rule


class SynonymRule(models.Model):
    """A line of synonyms; it counts for the next search."""

    rule = models.CharField(
        _("regel"),
        max_length=500,
        unique=True,
        error_messages={"unique": _("Den regeln finns redan.")},
        help_text=_(
            "Uttryck med komma emellan betyder samma sak: ”sfi, svenska för invandrare”. "
            "Med => gäller regeln åt ett håll: ”flykting => nyanländ” låter den som söker på flykting "
            "även hitta nyanländ, men inte tvärtom."
        ),
    )
    note = models.CharField(
        _("anteckning"),
        max_length=200,
        blank=True,
        help_text=_("Till exempel varför regeln finns."),
    )
    updated_at = models.DateTimeField(_("ändrad"), auto_now=True)

    panels = [FieldPanel("rule"), FieldPanel("note")]

    class Meta:
        verbose_name = _("synonymregel")
        verbose_name_plural = _("synonymer")
        ordering = ["rule"]

    def __str__(self) -> str:
        return self.rule

    def clean(self) -> None:
        super().clean()
        if not self.rule:  # the field itself has said so
            return
        rule, arrows = self.parsed, self.rule.count(ARROW)
        if arrows == 1 and not (rule.asked and rule.meant):
            raise ValidationError({"rule": _("Skriv minst ett uttryck på varje sida om =>.")})
        if arrows > 1 or not rule.says_something:
            message = _(
                "Skriv minst två olika uttryck med komma emellan, eller med => för en regel åt ett håll. "
                "Böjningar behövs inte."
            )
            raise ValidationError({"rule": message})

    @property
    def parsed(self) -> Rule:
        """The rule as it is applied."""
        return parse_rule(self.rule)


class ProtectedWord(models.Model):
    """A word that is searched just as it is written: never inflected, split or corrected."""

    word = models.CharField(
        _("ord"),
        max_length=80,
        unique=True,
        error_messages={"unique": _("Ordet är redan skyddat.")},
        help_text=_(
            "Ett ord, till exempel ett namn, som sökningen annars böjer, delar eller rättar på fel sätt."
        ),
    )
    note = models.CharField(_("anteckning"), max_length=200, blank=True)
    updated_at = models.DateTimeField(_("ändrad"), auto_now=True)

    objects = AnnouncingManager()

    panels = [FieldPanel("word"), FieldPanel("note")]

    class Meta:
        verbose_name = _("skyddat ord")
        verbose_name_plural = _("skyddade ord")
        ordering = ["word"]

    def __str__(self) -> str:
        return self.word

    def clean(self) -> None:
        super().clean()
        if not self.word:  # the field itself has said so
            return
        self.word = normalise(self.word).strip().lower()
        if words(self.word) != [self.word]:  # C++ would be the letter c
            raise ValidationError({"word": _("Skriv ett enda ord med bara bokstäver och siffror.")})
        if self.word in STOPWORDS:
            message = _("Ordet är ett småord som sökningen alltid hoppar över.")
            raise ValidationError({"word": message})

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.word = self.word.lower()
        super().save(*args, **kwargs)
