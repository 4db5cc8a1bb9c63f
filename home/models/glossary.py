"""The glossary: words the network uses, explained once and linked from the text where they occur."""

from itertools import groupby
from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField

from home.blocks import BodyBlock
from home.models.base import SUMMARY_LENGTH, BasePage
from home.swedish_order import from_first_letter, swedish_key


class GlossaryPage(BasePage):
    """All terms in Swedish alphabetical order."""

    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = ["home.GlossaryTermPage"]
    max_count = 1
    template = "home/glossary_page.html"

    class Meta:
        verbose_name = _("begreppslista")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["letters"] = self.terms_by_letter(request)
        return context

    def terms_by_letter(self, request: HttpRequest) -> list[tuple[str, list["GlossaryTermPage"]]]:
        """Terms grouped under their first letter, Å, Ä and Ö last."""
        terms = GlossaryTermPage.objects.visible_to(request).child_of(self)
        ordered = sorted(terms, key=lambda term: swedish_key(term.title))
        letters = groupby(ordered, lambda term: from_first_letter(term.title)[:1].upper())
        return [(letter, list(group)) for letter, group in letters]


class GlossaryTermPage(BasePage):
    """One term: a short definition, and more for those who want it."""

    definition = models.CharField(
        _("definition"),
        max_length=SUMMARY_LENGTH,
        help_text=_("En mening som går att förstå utan att läsa vidare."),
    )
    alternative_forms = models.TextField(
        _("former som länkas"),
        blank=True,
        help_text=_(
            "En per rad, till exempel ”segregationen”. Första förekomsten på en sida länkas hit."
        ),
    )
    body = StreamField(BodyBlock(), verbose_name=_("förklaring"), blank=True)
    source = models.CharField(_("källa"), max_length=200, blank=True)

    content_panels = [
        *BasePage.content_panels,
        "definition",
        "alternative_forms",
        "body",
        "source",
    ]

    parent_page_types: ClassVar[list[str]] = ["home.GlossaryPage"]
    subpage_types: ClassVar[list[str]] = []
    template = "home/glossary_term_page.html"

    class Meta:
        verbose_name = _("begrepp")
        verbose_name_plural = _("begrepp")

    @property
    def forms(self) -> list[str]:
        """The term and its other forms, as they may stand in a text."""
        lines = (line.strip() for line in self.alternative_forms.splitlines())
        return [self.title, *(line for line in lines if line)]

    @property
    def description(self) -> str:
        return self.search_description or self.summary or self.definition

    def structured_data(self, request: HttpRequest) -> list[dict[str, Any]]:
        page, trail = super().structured_data(request)
        page |= {"@type": "DefinedTerm", "description": self.definition}
        return [page, trail]
