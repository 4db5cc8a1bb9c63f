"""Pages' fields as plain text, a paragraph a line."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from html import unescape
from itertools import chain
from typing import Any

from wagtail import blocks
from wagtail.images.blocks import ImageBlock

from search.swedish import normalise

BLOCK_TAG = re.compile(r"</?(?:p|li|ul|ol|h[1-6]|br|hr|div)\b[^>]*>")
ANY_TAG = re.compile(r"<[^>]*>")


def plain(html: str) -> str:
    """Rich text, as Wagtail stores it, without its markup; a line break wherever a block ends."""
    return unescape(ANY_TAG.sub("", BLOCK_TAG.sub("\n", html)))


def stream_text(value: Any) -> list[str]:
    """Every text an editor wrote in a stream: headings, paragraphs, captions, link texts."""
    return [
        plain(raw) if isinstance(block, blocks.RichTextBlock) else raw
        for block, raw in leaves(value.stream_block, value.raw_data)
        if isinstance(raw, str) and not isinstance(block, blocks.URLBlock)
    ]


def leaves(block: blocks.Block, raw: Any) -> Iterator[tuple[blocks.Block, Any]]:
    """The innermost blocks of a stream with what the database has of each.

    Values are left as they are stored: no page, image or document that they choose is fetched.
    """
    for child, value in _children(block, raw):
        if isinstance(child, blocks.BaseStreamBlock | blocks.ListBlock | blocks.BaseStructBlock):
            yield from leaves(child, value)
        else:
            yield child, value


def _children(block: Any, raw: Any) -> Iterator[tuple[blocks.Block, Any]]:
    if isinstance(block, ImageBlock) or not raw:
        return
    if isinstance(block, blocks.BaseStreamBlock):
        for item in raw:
            if item["type"] in block.child_blocks:
                yield block.child_blocks[item["type"]], item["value"]
    elif isinstance(block, blocks.ListBlock):
        for item in raw:
            yield block.child_block, item["value"] if block._item_is_in_block_format(item) else item
    else:
        for name, child in block.child_blocks.items():
            yield child, raw.get(name)


def one_line(text: str) -> str:
    """Text fit for an index: NFC, without control characters, white space collapsed.

    A soft hyphen or a character without width stands inside a word; any other that is not seen, between words.
    """
    text = normalise(text)
    if not text.isprintable():  # few texts have such a character, and looking at each one is slow
        text = "".join(map(_seen, text))
    return " ".join(text.split())


def _seen(char: str) -> str:
    category = unicodedata.category(char)
    if category == "Cf":
        return ""
    return " " if category.startswith("C") else char


@lru_cache(maxsize=4096)
def name_line(text: str) -> str:
    """The same of a name, which comes again on thousands of pages."""
    return one_line(text)


def lines(texts: Iterable[str]) -> str:
    """Texts as paragraphs, a line each, without empty ones."""
    written = chain.from_iterable(map(str.splitlines, texts))
    return "\n".join(filter(None, map(one_line, written)))
