"""What editors tell the search, in the editor's side."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.db.models import Model, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import ObjectList
from wagtail.admin.ui.tables import Column, Table
from wagtail.snippets.views.snippets import (
    CreateView,
    IndexView,
    SnippetViewSet,
    SnippetViewSetGroup,
)

from search.admin.promotions import PromotionStates
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


class PromotedIndexView(IndexView):
    """The promoted results, with what visitors see of them."""

    def get_table(self, object_list: Iterable[Any]) -> Table:
        """The table; the states are read once for all of its rows."""
        states, rows = PromotionStates(), list(object_list)
        for row in rows:
            row.state = states.of(row)
        return super().get_table(rows)

    def get_base_queryset(self) -> QuerySet[PromotedResult]:
        """The rows with their pages."""
        return super().get_base_queryset().select_related("page")


class PromotedResultViewSet(SnippetViewSet):
    """Promoted results."""

    model = PromotedResult
    icon = "pick"
    add_view_class = PromotedCreateView
    index_view_class = PromotedIndexView
    list_display: ClassVar[tuple[Any, ...]] = (
        "words",
        Column("page", label=_("Sida"), accessor="page.title"),
        "order",
        "valid_until",
        Column("state", label=_("Läge")),
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
