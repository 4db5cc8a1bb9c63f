"""News about the world outside the network (omvärldsbevakning)."""

from typing import Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.forms import CheckboxSelectMultiple
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import PageManager

from home.access import VisiblePageQuerySet
from home.blocks import BodyBlock
from home.models.base import BasePage
from home.models.vocabularies import SuccessFactor, Theme
from home.pagination import paginate
from home.structured_data import iso_date

NEWS_PER_PAGE = 12


class NewsQuerySet(VisiblePageQuerySet):
    """News pages, newest first."""

    def newest(self) -> "NewsQuerySet":
        return self.order_by("-date", "-pk")


class NewsIndexPage(BasePage):
    """The list of news."""

    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = ["home.NewsPage"]
    max_count = 1
    template = "home/news_index_page.html"

    class Meta:
        verbose_name = _("nyhetslista")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        news = NewsPage.objects.visible_to(request).child_of(self).newest()
        context["news"] = paginate(news, request, per_page=NEWS_PER_PAGE)
        return context


class NewsPage(BasePage):
    """One piece of news: what happened, why it matters here, and where to read on."""

    date = models.DateField(_("datum"), default=timezone.localdate)
    source_name = models.CharField(_("källa"), max_length=120, blank=True)
    source_url = models.URLField(_("källans adress"), blank=True)
    source_year = models.PositiveSmallIntegerField(
        _("källans år"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1900), MaxValueValidator(2100)],
    )
    body = StreamField(BodyBlock(), verbose_name=_("innehåll"), blank=True)
    factors = ParentalManyToManyField(
        SuccessFactor, verbose_name=_("framgångsfaktorer"), blank=True
    )
    themes = ParentalManyToManyField(Theme, verbose_name=_("teman"), blank=True)

    objects = PageManager.from_queryset(NewsQuerySet)()

    content_panels = [
        *BasePage.content_panels,
        "date",
        "body",
        MultiFieldPanel(
            [
                "source_name",
                FieldRowPanel(["source_url", "source_year"]),
            ],
            heading=_("Källa"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("factors", widget=CheckboxSelectMultiple),
                FieldPanel("themes", widget=CheckboxSelectMultiple),
            ],
            heading=_("Handlar om"),
        ),
    ]

    parent_page_types: ClassVar[list[str]] = ["home.NewsIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    template = "home/news_page.html"

    class Meta:
        verbose_name = _("nyhet")
        verbose_name_plural = _("nyheter")

    def structured_data(self, request: HttpRequest) -> list[dict[str, Any]]:
        page, trail = super().structured_data(request)
        page |= {
            "@type": "NewsArticle",
            "headline": self.title,
            "datePublished": iso_date(self.date),
        }
        return [page, trail]
