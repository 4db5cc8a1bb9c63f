"""From the plain values of the content files to StreamField blocks."""

import re
from collections.abc import Callable
from typing import Any

from portal.demo.images import MOTIFS
from portal.demo.media import demo_image

Block = tuple[str, Any]

_HEADING = re.compile(r"<h3>(.*?)</h3>", re.DOTALL)


def blocks_from(value: "str | list[dict[str, Any]]") -> list[Block]:
    """Blocks from HTML (a `<h3>` starts a new heading block) or from a list of typed parts."""
    if isinstance(value, str):
        return _from_html(value)
    return [_PARTS[part["type"]](part) for part in value]


def headed(heading: str, html: str) -> list[Block]:
    """A heading and the text under it; nothing where the text is empty."""
    return [("heading", heading), ("text", html)] if html.strip() else []


def bullet_list(items: list[str]) -> str:
    """`items` as an HTML list."""
    return "<ul>" + "".join(f"<li>{item}</li>" for item in items) + "</ul>" if items else ""


def picture_block(motif: str, seed: str, alt: str) -> list[dict[str, Any]]:
    """Raw StreamField data with one image, or nothing where no known motif is named."""
    if motif not in MOTIFS:
        return []
    image = demo_image(motif, seed)
    value = {"image": image.pk, "alt_text": alt, "decorative": not alt}
    return [{"type": "image", "value": value}]


def _from_html(html: str) -> list[Block]:
    first, *rest = _HEADING.split(html)
    blocks: list[Block] = [("text", first.strip())] if first.strip() else []
    for heading, text in zip(rest[::2], rest[1::2], strict=True):
        blocks += headed(heading.strip(), text.strip())
    return blocks


def _figure(part: dict[str, Any]) -> Block:
    image = demo_image(part["motif"], part["alt"])
    image.contextual_alt_text = part["alt"]
    image.decorative = False
    return "figure", {"image": image, "caption": part.get("caption", "")}


_PARTS: dict[str, Callable[[dict[str, Any]], Block]] = {
    "heading": lambda part: ("heading", part["text"]),
    "text": lambda part: ("text", part.get("html") or part["text"]),
    "quote": lambda part: (
        "quote",
        {"text": part["text"], "attribution": part.get("attribution", "")},
    ),
    "facts": lambda part: (
        "facts",
        {"title": part["title"], "text": part.get("html") or part["text"]},
    ),
    "questions": lambda part: (
        "questions",
        {"title": part.get("title", "Prata om det här"), "items": part["items"]},
    ),
    "figure": _figure,
}
