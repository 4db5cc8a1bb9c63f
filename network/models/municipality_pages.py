"""The pages about municipalities: all of them on a map and in a table, and one page each."""

from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from home.models import BasePage
from network.models.geography import Municipality
from network.models.networks import NetworkPage


class MunicipalityIndexPage(RoutablePageMixin, BasePage):
    """`/kommuner/` and, below it, a page for every municipality in the register."""

    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = []
    max_count = 1
    template = "network/municipality_index_page.html"

    class Meta:
        verbose_name = _("kommunlista")

    @path("<slug:slug>/", name="municipality")
    def municipality(self, request: HttpRequest, slug: str) -> HttpResponse:
        """One municipality: where it is and which networks it is in."""
        municipality = get_object_or_404(
            Municipality.objects.select_related("county", "group"), slug=slug
        )
        return self.render(
            request,
            template="network/municipality_page.html",
            context_overrides={
                "municipality": municipality,
                "networks": NetworkPage.objects.visible_to(request).filter(members=municipality),
            },
        )

    def get_sitemap_urls(self, request: HttpRequest | None = None) -> list[dict[str, Any]]:
        """The list itself and every municipality's page."""
        own = super().get_sitemap_urls(request)
        root = own[0]["location"] if own else self.get_full_url(request)
        slugs = Municipality.objects.values_list("slug", flat=True)
        return [*own, *({"location": f"{root}{slug}/"} for slug in slugs)]
