"""Building blocks of body text, each with an icon, a template, a description and a preview."""

from home.blocks.body import BodyBlock
from home.blocks.document import DocumentListBlock, LinkListBlock
from home.blocks.figure import FigureBlock
from home.blocks.text import FactsBlock, HeadingBlock, QuoteBlock, TextBlock

__all__ = [
    "BodyBlock",
    "DocumentListBlock",
    "FactsBlock",
    "FigureBlock",
    "HeadingBlock",
    "LinkListBlock",
    "QuoteBlock",
    "TextBlock",
]
