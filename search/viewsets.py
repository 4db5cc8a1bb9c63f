"""What editors tell the search, in the editor's side."""

from typing import Any, ClassVar

from django.db.models import Model
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import CreateView, SnippetViewSet, SnippetViewSetGroup

from search.forms import PromotedResultForm
from search.models import PromotedResult, ProtectedWord, SynonymRule
from search.models.promotions import as_phrase

PREFILL = "sokord"  # the parameter of such a link


class PrefilledCreateView(CreateView):
    """A form to add something, with words that a link in the search report brings along."""

    prefilled_field = ""

    def get_initial_form_instance(self) -> Model:
        """The new row, with the words of the address in their field."""
        instance: Model = super().get_initial_form_instance() or self.model()
        setattr(instance, self.prefilled_field, as_phrase(self.request.GET.get(PREFILL, "")))
        return instance


class PromotedCreateView(PrefilledCreateView):
    """A new promoted result."""

    prefilled_field = "words"


class PromotedResultViewSet(SnippetViewSet):
    """Promoted results."""

    model = PromotedResult
    icon = "pick"
    add_view_class = PromotedCreateView
    list_display: ClassVar[tuple[Any, ...]] = (
        "words",
        Column("page", label=_("Sida"), accessor="page.title"),
        "order",
        "valid_until",
        "state",
    )
    search_fields = ("words", "reason")
    edit_handler = ObjectList(PromotedResult.panels, base_form_class=PromotedResultForm)
    copy_view_enabled = False


class SynonymCreateView(PrefilledCreateView):
    """A new rule of synonyms."""

    prefilled_field = "rule"


class SynonymRuleViewSet(SnippetViewSet):
    """Synonyms."""

    model = SynonymRule
    icon = "link"
    add_view_class = SynonymCreateView
    list_display = ("rule", "note", "updated_at")
    search_fields = ("rule", "note")
    copy_view_enabled = False


class ProtectedWordViewSet(SnippetViewSet):
    """Protected words."""

    model = ProtectedWord
    icon = "lock"
    list_display = ("word", "note", "updated_at")
    search_fields = ("word", "note")
    copy_view_enabled = False


class SearchGroup(SnippetViewSetGroup):
    """What editors tell the search, under one heading of the menu."""

    items = (PromotedResultViewSet, SynonymRuleViewSet, ProtectedWordViewSet)
    menu_label = _("Sökning")
    menu_icon = "search"
    menu_order = 305
