"""The site shell's tags: header, footer, JSON-LD, documents, glossary links."""

import json
from collections.abc import Iterable
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from home.document_access import closed_collections
from home.fragments import filled, fragment
from home.glossary_links import link_terms
from home.models import PortalDocument
from home.shell import shell_of

register = template.Library()

_JSON_ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


@register.simple_tag(takes_context=True)
def site_name(context: dict[str, Any]) -> str:
    """The name of the site."""
    return shell_of(context.get("request")).site_name


@register.simple_tag(takes_context=True)
def site_header(context: dict[str, Any], *, search: bool = True) -> SafeString:
    """The top of the page; pages with a large search field of their own leave out the small one."""
    shell = shell_of(context.get("request"))
    current = getattr(context.get("page") or context.get("self"), "path", "")
    return fragment(
        "components/header.html",
        site_name=shell.site_name,
        tagline=shell.contact and shell.contact.tagline,
        menu=tuple((link.title, link.url, _current(link.path, current)) for link in shell.menu),
        search=search,
    )


@register.simple_tag(takes_context=True)
def site_footer(context: dict[str, Any]) -> SafeString:
    """The end of the page, around what differs between those who are logged in and those who are not."""
    request = context.get("request")
    shell = shell_of(request)
    return filled(
        "components/footer.html",
        {"account": _account(context)},
        site_name=shell.site_name,
        contact=shell.contact,
        menu=shell.menu,
        about=shell.about,
    )


def _current(path: str, current: str) -> str:
    """The value of `aria-current` for a link in the menu; empty for most."""
    if not current.startswith(path):
        return ""
    return "page" if current == path else "true"


def _account(context: dict[str, Any]) -> SafeString:
    user = getattr(context.get("request"), "user", None)
    if user is None or not user.is_authenticated:
        return fragment("components/account.html", logged_in=False)
    token = context.get("csrf_token")
    return render_to_string("components/account.html", {"logged_in": True, "csrf_token": token})


@register.simple_tag(takes_context=True)
def json_ld(context: dict[str, Any]) -> SafeString:
    """The page's schema.org objects as one script element; every `<` is escaped."""
    page, request = context.get("page"), context.get("request")
    if page is None or request is None or not hasattr(page, "structured_data"):
        return SafeString("")
    text = json.dumps(page.structured_data(request), ensure_ascii=False).translate(_JSON_ESCAPES)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')  # noqa: S308


@register.simple_tag(takes_context=True)
def readable_documents(
    context: dict[str, Any], documents: Iterable[PortalDocument]
) -> list[PortalDocument]:
    """Those of a page's documents that the reader may read: a document follows its collection."""
    closed = closed_collections(context.get("request"))
    return [each for each in documents if each and each.collection_id not in closed]


@register.simple_block_tag(takes_context=True)
def glossary(context: dict[str, Any], content: str) -> SafeString:
    """Link the first occurrence of every glossary term inside the block to its explanation."""
    return link_terms(content, request=context.get("request"), page=context.get("page"))
