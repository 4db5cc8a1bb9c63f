"""The vocabularies in the editor's side."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from home.models import SuccessFactor, TargetGroup, Theme


class SuccessFactorViewSet(SnippetViewSet):
    """The success factors."""

    model = SuccessFactor
    icon = "success"
    list_display = ("name", "slug", "order")


class ThemeViewSet(SnippetViewSet):
    """The themes."""

    model = Theme
    icon = "folder-open-inverse"
    list_display = ("name", "slug", "order")


class TargetGroupViewSet(SnippetViewSet):
    """The target groups."""

    model = TargetGroup
    icon = "group"
    list_display = ("name", "slug", "order")


class VocabularyGroup(SnippetViewSetGroup):
    """The vocabularies under one heading of the menu."""

    items = (SuccessFactorViewSet, ThemeViewSet, TargetGroupViewSet)
    menu_label = _("Ordlistor")
    menu_icon = "list-ul"
    menu_order = 300
