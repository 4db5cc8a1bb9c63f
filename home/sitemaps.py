"""The sitemap: the pages that everyone may see."""

from typing import Any

from wagtail.contrib.sitemaps import Sitemap

from home.access import refused_to


class PublicPagesSitemap(Sitemap):
    """Wagtail's sitemap, without the aliases of closed pages, which it takes for open ones."""

    def items(self) -> Any:
        return super().items().exclude(refused_to(None))
