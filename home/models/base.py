"""What every page of the portal has in common."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    MultiFieldPanel,
    ObjectList,
    PublishingPanel,
    TabbedInterface,
)
from wagtail.admin.widgets import AdminAutoHeightTextInput
from wagtail.models import Page
from wagtail.utils.decorators import cached_classmethod

from home.access import VisiblePageManager
from home.structured_data import breadcrumb_list, web_page

SUMMARY_LENGTH = 300


def page_tabs(page_type: "type[BasePage]") -> Any:
    """The editor's tabs, named after what is in them."""
    tabs = [
        ObjectList(page_type.content_panels, heading=_("Innehåll")),
        ObjectList(page_type.promote_panels, heading=_("Adress och märkning")),
        ObjectList(page_type.settings_panels, heading=_("Inställningar")),
    ]
    handler = TabbedInterface(tabs, base_form_class=page_type.base_form_class)
    return handler.bind_to_model(page_type)


class BasePage(Page):
    """A page with a summary that lists, search results and link previews can show."""

    summary = models.CharField(
        _("sammanfattning"),
        max_length=SUMMARY_LENGTH,
        blank=True,
        help_text=_("Två, tre meningar som visas överst på sidan, i listor och i sökresultat."),
    )
    demonstration = models.BooleanField(
        _("demonstrationsinnehåll"),
        default=False,
        help_text=_("Märker sidan som påhittad, så att ingen tar den för verklig."),
    )

    objects = VisiblePageManager()

    content_panels = [
        *Page.content_panels,
        FieldPanel("summary", widget=AdminAutoHeightTextInput),
    ]
    promote_panels = [
        MultiFieldPanel(
            [
                "slug",
                "seo_title",
                "search_description",
                "show_in_menus",
            ],
            heading=_("Adress, sökmotorer och meny"),
        ),
        "demonstration",
    ]
    settings_panels: ClassVar[list[Any]] = [PublishingPanel()]

    class Meta:
        abstract = True

    get_edit_handler = cached_classmethod(page_tabs)

    @property
    def description(self) -> str:
        """Text for search engines and link previews."""
        return self.search_description or self.summary

    @cached_property
    def breadcrumbs(self) -> list[Page]:
        """The published pages above this one, home page first; the tree root is left out.

        Whoever may see this page may see them: a page is guarded by what guards those above it.
        """
        return list(self.get_ancestors().filter(depth__gt=1).live().defer_streamfields())

    def structured_data(self, request: HttpRequest) -> list[dict[str, Any]]:
        """JSON-LD objects about this page (schema.org); subclasses add their own kind."""
        return [web_page(self, request), breadcrumb_list(self, request)]
