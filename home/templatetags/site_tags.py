"""The site shell's tags: menu, JSON-LD, glossary links."""

import json
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

from home.glossary_links import link_terms
from home.navigation import top_pages

register = template.Library()

_JSON_ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


@register.simple_tag(takes_context=True)
def menu_pages(context: dict[str, Any]) -> list[Any]:
    """The pages of the main menu that the reader may see, the current one marked `active`."""
    current = getattr(context.get("page") or context.get("self"), "path", "")
    pages = [page for page in top_pages(context.get("request")) if page.show_in_menus]
    for page in pages:
        page.active = bool(current) and current.startswith(page.path)
    return pages


@register.simple_tag(takes_context=True)
def other_pages(context: dict[str, Any]) -> list[Any]:
    """Pages just below the front page that are not in the main menu and that the reader may see."""
    return [page for page in top_pages(context.get("request")) if not page.show_in_menus]


@register.simple_tag(takes_context=True)
def json_ld(context: dict[str, Any]) -> SafeString:
    """The page's schema.org objects as one script element; every `<` is escaped."""
    page, request = context.get("page"), context.get("request")
    if page is None or request is None or not hasattr(page, "structured_data"):
        return SafeString("")
    text = json.dumps(page.structured_data(request), ensure_ascii=False).translate(_JSON_ESCAPES)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')  # noqa: S308


@register.simple_block_tag(takes_context=True)
def glossary(context: dict[str, Any], content: str) -> SafeString:
    """Link the first occurrence of every glossary term inside the block to its explanation."""
    return link_terms(content, request=context.get("request"), page=context.get("page"))
