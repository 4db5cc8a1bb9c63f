"""Forms of the editor's side."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm

from search.records.registry import INDEXED_MODELS


class PromotedResultForm(WagtailAdminModelForm):
    """A promoted result: the page must be one that can be found."""

    def clean_page(self) -> Any:
        """The page chosen."""
        page = self.cleaned_data["page"]
        if page and page.specific_class not in INDEXED_MODELS:
            raise ValidationError(_("Den sidan går inte att söka fram. Välj en annan sida."))
        return page
