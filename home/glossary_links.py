"""Links from running text to the glossary: the first occurrence of each term on a page.

Works on HTML that Wagtail has already rendered and cleaned: text between tags is looked at, tags are
left alone, and nothing is linked inside links, headings, buttons or code.
"""

import re
from dataclasses import dataclass, field
from html import escape
from typing import Any

from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe

from home.models import GlossaryTermPage

_TAG = re.compile(r"(<[^>]*>)")
_NAME = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]*)")
_CLOSED_TO_LINKS = frozenset(
    {"a", "button", "code", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6", "label", "summary"}
)


@dataclass
class TermLinker:
    """Links terms in one page after another piece of text, each term once."""

    pattern: re.Pattern[str] | None
    terms: dict[str, GlossaryTermPage]
    request: HttpRequest | None
    linked: set[int] = field(default_factory=set)

    def link(self, html: str) -> str:
        """`html` with the first occurrence of every term that is not linked yet turned into a link."""
        if self.pattern is None:
            return html
        open_closed_tags = 0
        pieces = _TAG.split(html)
        for index, piece in enumerate(pieces):
            if piece.startswith("<"):
                open_closed_tags += _depth_change(piece)
            elif open_closed_tags <= 0:
                pieces[index] = self.pattern.sub(self._replace, piece)
        return "".join(pieces)

    def _replace(self, match: re.Match[str]) -> str:
        word = match.group()
        term = self.terms[word.lower()]
        if term.pk in self.linked:
            return word
        self.linked.add(term.pk)
        title = escape(term.definition, quote=True)
        return f'<a class="term" href="{term.get_url(self.request)}" title="{title}">{word}</a>'


def link_terms(html: str, *, request: HttpRequest | None, page: Any = None) -> SafeString:
    """`html` with glossary links; on a term's own page that term is not linked."""
    linker = _linker_for(request)
    if isinstance(page, GlossaryTermPage):
        linker.linked.add(page.pk)
    return mark_safe(linker.link(html))  # noqa: S308 - the input is rendered by Wagtail


def _linker_for(request: HttpRequest | None) -> TermLinker:
    """The linker of this request, so that a term is linked once on the whole page."""
    if request is None:
        return _make_linker(None)
    if not hasattr(request, "_term_linker"):
        request._term_linker = _make_linker(request)  # type: ignore[attr-defined]
    return request._term_linker  # type: ignore[attr-defined]


def _make_linker(request: HttpRequest | None) -> TermLinker:
    pages = GlossaryTermPage.objects.visible_to(request).defer_streamfields()
    terms = {escape(form, quote=False).lower(): page for page in pages for form in page.forms}
    longest_first = sorted(terms, key=len, reverse=True)
    words = "|".join(re.escape(form) for form in longest_first)
    pattern = re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE) if words else None
    return TermLinker(pattern, terms, request)


def _depth_change(tag: str) -> int:
    """+1 where a tag closed to links opens, -1 where it ends, else 0."""
    name = _NAME.match(tag)
    if name is None or name.group(1).lower() not in _CLOSED_TO_LINKS:
        return 0
    return -1 if tag.startswith("</") else 1
