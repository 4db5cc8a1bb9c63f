"""Atom feeds: what they have in common, and the feed of news."""

import datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext_lazy as _

from home.models import BasePage, NewsIndexPage, NewsPage
from home.shell import shell_of

ENTRIES = 30


def entry_id(page_id: int) -> str:
    """What a page is in every feed, wherever it moves and by whatever host it is read (RFC 4151)."""
    host = urlsplit(settings.WAGTAILADMIN_BASE_URL).hostname
    return f"tag:{host},2026:sida-{page_id}"


class PageFeed(Feed[Any, Any]):
    """An Atom feed of pages; a feed holds only what an anonymous visitor may see."""

    feed_type = Atom1Feed
    language = "sv"
    index_model: type[BasePage]

    def get_object(self, request: HttpRequest) -> HttpRequest:
        return request

    def link(self, request: HttpRequest) -> str:
        index = self.index_model.objects.visible_to(None).first()
        return (index.get_url(request) if index else None) or "/"

    def author_name(self, request: HttpRequest) -> str:
        return shell_of(request).site_name

    def item_guid(self, item: BasePage) -> str:
        return entry_id(item.pk)

    def item_title(self, item: BasePage) -> str:
        return item.title

    def item_description(self, item: BasePage) -> str:
        return item.summary

    def item_link(self, item: BasePage) -> str:
        return item.get_url() or "/"

    def item_updateddate(self, item: BasePage) -> datetime.datetime | None:
        return item.last_published_at

    def item_pubdate(self, item: BasePage) -> datetime.datetime | None:
        return item.first_published_at


class NewsFeed(PageFeed):
    """The latest news."""

    title = _("Nyheter från nätverket")
    subtitle = _("Omvärldsbevakning från kommunnätverket mot segregation")
    index_model = NewsIndexPage

    def items(self, request: HttpRequest) -> Any:
        return NewsPage.objects.visible_to(None).newest()[:ENTRIES]

    def item_pubdate(self, item: NewsPage) -> datetime.datetime:
        return timezone.make_aware(datetime.datetime.combine(item.date, datetime.time.min))
