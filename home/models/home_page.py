"""The front page; what it shows from the floors above comes through their template tags."""

from typing import Any, ClassVar

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.fields import RichTextField

from home.models.base import BasePage
from home.models.news import NewsPage

NEWS_ON_HOME_PAGE = 3


class HomePage(BasePage):
    """One sentence about what this is, and the doors into everything else."""

    lead = RichTextField(
        _("ingress"),
        features=["bold", "link"],
        blank=True,
        help_text=_("En eller två meningar om vad portalen är och för vem."),
    )

    content_panels = [*BasePage.content_panels, "lead"]

    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]
    max_count = 1
    template = "home/home_page.html"

    class Meta:
        verbose_name = _("startsida")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["news"] = NewsPage.objects.visible_to(request).newest()[:NEWS_ON_HOME_PAGE]
        return context

    def structured_data(self, request: HttpRequest) -> list[dict[str, Any]]:
        return [
            {
                "@context": "https://schema.org",
                "@type": "WebSite",
                "name": self.title,
                "description": self.description,
                "url": self.get_full_url(request),
                "inLanguage": "sv-SE",
            }
        ]
