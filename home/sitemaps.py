"""The sitemap: the pages that everyone may see."""

from typing import Any

from wagtail.contrib.sitemaps import Sitemap

from home.access import refused_paths


class PublicPagesSitemap(Sitemap):
    """Wagtail's sitemap, without the aliases of closed pages, which it takes for open ones."""

    def items(self) -> Any:
        pages = super().items()
        for path in refused_paths(None):
            pages = pages.exclude(path__startswith=path)
        return pages
