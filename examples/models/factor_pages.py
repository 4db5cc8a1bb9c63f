"""The pages of the success factors, and the map of where examples are told."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.fields import RichTextField, StreamField

from examples.counts import counts_by_theme, factor_counts, theme_factor_map
from examples.models.example_page import LearningExamplePage
from home.blocks import BodyBlock
from home.blocks.text import SECTION_FEATURES
from home.models import BasePage, SuccessFactor

NEWEST_ON_FACTOR_PAGE = 6


class SuccessFactorIndexPage(BasePage):
    """`/framgangsfaktorer/`: the five factors and the theme × factor map."""

    body = StreamField(BodyBlock(), verbose_name=_("innehåll"), blank=True)

    content_panels = [*BasePage.content_panels, "body"]

    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = ["examples.SuccessFactorPage"]
    max_count = 1
    template = "examples/success_factor_index_page.html"

    class Meta:
        verbose_name = _("framgångsfaktorer, översikt")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        visible = LearningExamplePage.objects.visible_to(request)
        pages = SuccessFactorPage.objects.visible_to(request).child_of(self)
        urls = {page.factor_id: page.get_url(request) for page in pages}
        context["doors"] = [
            {"factor": counted.term, "count": counted.count, "url": urls.get(counted.term.pk)}
            for counted in factor_counts(visible)
        ]
        context["map"] = theme_factor_map(visible)
        return context


class SuccessFactorPage(BasePage):
    """What one success factor means, how it shows, and the examples that built on it."""

    factor = models.OneToOneField(
        SuccessFactor,
        on_delete=models.PROTECT,
        related_name="page",
        verbose_name=_("framgångsfaktor"),
    )
    meaning = RichTextField(_("vad den betyder"), features=SECTION_FEATURES)
    practice = RichTextField(_("hur den märks i praktiken"), features=SECTION_FEATURES)
    body = StreamField(BodyBlock(), verbose_name=_("mer"), blank=True)

    content_panels = [
        *BasePage.content_panels,
        "factor",
        "meaning",
        "practice",
        "body",
    ]

    parent_page_types: ClassVar[list[str]] = ["examples.SuccessFactorIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    template = "examples/success_factor_page.html"

    class Meta:
        verbose_name = _("sida om framgångsfaktor")
        verbose_name_plural = _("sidor om framgångsfaktorer")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        told = LearningExamplePage.objects.visible_to(request).filter(
            factor_tellings__factor=self.factor
        )
        context["total"] = told.count()
        context["themes"] = counts_by_theme(told)
        context["examples"] = told.newest().for_cards()[:NEWEST_ON_FACTOR_PAGE]
        return context
