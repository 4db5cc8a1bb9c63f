"""Forms of the editor's side."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.widgets import AdminDateInput

from search.models import PromotedResult
from search.models.promotions import BETWEEN, searches_in
from search.questions.query import parse
from search.records.registry import INDEXED_MODELS


class PromotedResultForm(WagtailAdminModelForm):
    """A promoted result that somebody can come to see."""

    def clean_words(self) -> str:
        """The words, without any to leave out: such a search is never given a promoted page."""
        words: str = self.cleaned_data["words"]
        if any(parse(phrase).excluded for phrase in words.split(BETWEEN)):
            raise ValidationError(
                _("Ta bort minustecknet. Sökningar som utesluter ord får aldrig utvalda träffar.")
            )
        return words

    def clean_page(self) -> Any:
        """The page chosen, which must be one that can be found."""
        page = self.cleaned_data["page"]
        if page and page.specific_class not in INDEXED_MODELS:
            raise ValidationError(_("Den sidan går inte att söka fram. Välj en annan sida."))
        return page

    def clean_valid_until(self) -> date | None:
        """The last day, which may only have passed where it was there before."""
        last: date | None = self.cleaned_data["valid_until"]
        if last and last < timezone.localdate() and "valid_until" in self.changed_data:
            raise ValidationError(_("Dagen har redan varit. Välj i dag eller en senare dag."))
        return last

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        words, page = cleaned.get("words"), cleaned.get("page")
        if words and page:
            others = (
                PromotedResult.objects.in_force().filter(page=page).exclude(pk=self.instance.pk)
            )
            asked = searches_in(words)
            if any(asked & other.searches for other in others):
                self.add_error(
                    "words",
                    _(
                        "Sidan är redan utvald för minst en av sökningarna. Ändra det valet i stället."
                    ),
                )
        return cleaned


class PeriodForm(forms.Form):
    """The days that the report is about."""

    fran = forms.DateField(label=gettext_lazy("Från och med"), widget=AdminDateInput)
    till = forms.DateField(label=gettext_lazy("Till och med"), widget=AdminDateInput)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        first, last = cleaned.get("fran"), cleaned.get("till")
        if first and last and first > last:
            self.add_error(
                "till",
                _("Slutdagen kan inte vara före startdagen. Så länge visas de senaste 30 dagarna."),
            )
        return cleaned
