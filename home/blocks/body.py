"""The blocks that body text is built of."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from home.blocks.document import DocumentListBlock, LinkListBlock
from home.blocks.figure import FigureBlock
from home.blocks.text import FactsBlock, HeadingBlock, QuoteBlock, TextBlock


class BodyBlock(blocks.StreamBlock):
    """Body text of pages: blocks in any order, as long as no heading level is jumped over."""

    heading = HeadingBlock()
    text = TextBlock()
    figure = FigureBlock()
    quote = QuoteBlock()
    facts = FactsBlock()
    links = LinkListBlock()
    documents = DocumentListBlock()

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        seen_heading = False
        for position, child in enumerate(cleaned):
            seen_heading = seen_heading or child.block_type == "heading"
            if child.block_type == "text" and not seen_heading and "<h3" in child.value.source:
                raise blocks.StreamBlockValidationError(block_errors={position: HEADING_JUMP})
        return cleaned


HEADING_JUMP = ValidationError(
    _("Lägg en rubrik före texten: en underrubrik behöver en rubrik över sig.")
)
