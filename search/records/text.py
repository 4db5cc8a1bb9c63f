"""Pages' fields as plain text, a paragraph a line."""

import re
import unicodedata
from collections.abc import Iterable
from html import unescape
from typing import Any

from wagtail.rich_text import RichText

from search.swedish import normalise

BLOCK_TAG = re.compile(r"</?(?:p|li|ul|ol|h[1-6]|br|hr|div)\b[^>]*>")
ANY_TAG = re.compile(r"<[^>]*>")


def plain(html: str) -> str:
    """Rich text, as Wagtail stores it, without its markup; a line break wherever a block ends."""
    return unescape(ANY_TAG.sub("", BLOCK_TAG.sub("\n", html)))


def stream_text(value: Any) -> list[str]:
    """Every text an editor wrote in a stream: headings, paragraphs, captions, link texts."""
    if isinstance(value, RichText):
        return [plain(value.source)]
    if isinstance(value, str):
        return [value]
    if hasattr(value, "stream_block"):
        return [text for child in value for text in stream_text(child.value)]
    if hasattr(value, "list_block"):
        return [text for child in value for text in stream_text(child)]
    if hasattr(value, "block") and hasattr(value, "items"):
        return [text for name, child in value.items() for text in _field_text(name, child)]
    return []


def _field_text(name: str, value: Any) -> list[str]:
    return [] if name == "url" else stream_text(value)


def one_line(text: str) -> str:
    """Text fit for an index: NFC, without control characters, white space collapsed."""
    text = normalise(text)
    if not text.isprintable():  # few texts have such a character, and looking at each one is slow
        text = "".join(c if unicodedata.category(c)[0] != "C" else " " for c in text)
    return " ".join(text.split())


def lines(texts: Iterable[str]) -> str:
    """Texts as paragraphs, a line each, without empty ones."""
    cleaned = (one_line(line) for text in texts for line in text.splitlines())
    return "\n".join(line for line in cleaned if line)
