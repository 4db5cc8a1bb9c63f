"""The front page's doors, threads and newest examples."""

from dataclasses import dataclass
from typing import Any

from django import template

from examples.models import LearningExamplePage, SuccessFactorPage
from examples.threads import Door, ThreadMap, doors, recent_examples, thread_map

register = template.Library()

NEWEST_ON_FRONT_PAGE = 3


@dataclass(frozen=True)
class FrontPage:
    """What the front page shows of the learning examples."""

    doors: list[Door]
    map: ThreadMap
    urls: dict[str, str | None]
    newest: list[LearningExamplePage]


@register.simple_tag(takes_context=True)
def front_page_examples(context: dict[str, Any]) -> FrontPage:
    """Doors, map and newest examples, as the reader may see them."""
    request = context.get("request")
    visible = LearningExamplePage.objects.visible_to(request)
    recent = recent_examples(visible)
    opened = doors(visible, recent)
    pages = SuccessFactorPage.objects.visible_to(request).select_related("factor")
    urls = {page.factor.slug: page.get_url(request) for page in pages}
    return FrontPage(opened, thread_map(len(opened)), urls, recent[:NEWEST_ON_FRONT_PAGE])


@register.filter
def lookup(mapping: dict[str, Any], key: str) -> Any:
    """The value under `key`, or an empty text."""
    return mapping.get(key) or ""
