"""Text in its forms: heading, running text, quotation, facts."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

INLINE_FEATURES = ["bold", "italic", "link", "document-link"]
SECTION_FEATURES = ["h3", *INLINE_FEATURES, "ol", "ul"]


class HeadingBlock(blocks.CharBlock):
    """A heading one level below the page title; headings inside text are one level further down."""

    class Meta:
        icon = "title"
        label = _("Rubrik")
        template = "home/blocks/heading.html"
        description = _("Mellanrubrik som delar upp sidan och går att länka till.")
        preview_value = _("Så började arbetet")


class TextBlock(blocks.RichTextBlock):
    """Running text with lists, links and sub-headings."""

    def __init__(self, **kwargs: object) -> None:
        kwargs.setdefault("features", SECTION_FEATURES)
        super().__init__(**kwargs)

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        template = "home/blocks/text.html"
        description = _("Löpande text med listor, länkar och underrubriker.")
        preview_value = _("<p>Vi började med att fråga dem som bor i området.</p>")


class QuoteBlock(blocks.StructBlock):
    """A quotation with the role of the one who said it."""

    text = blocks.TextBlock(label=_("Citat"), rows=3)
    attribution = blocks.CharBlock(
        label=_("Vem säger det"),
        required=False,
        help_text=_("Skriv en roll, till exempel ”rektor”, inte ett namn."),
    )

    class Meta:
        icon = "openquote"
        label = _("Citat")
        template = "home/blocks/quote.html"
        description = _("Ett kort citat med den roll som säger det.")
        preview_value = {
            "text": _("Det som gör skillnad är att vi stannar kvar."),
            "attribution": _("områdesutvecklare"),
        }


class FactsBlock(blocks.StructBlock):
    """A box with facts beside the running text."""

    title = blocks.CharBlock(label=_("Rubrik"))
    text = blocks.RichTextBlock(label=_("Text"), features=[*INLINE_FEATURES, "ol", "ul"])

    class Meta:
        icon = "info-circle"
        label = _("Faktaruta")
        template = "home/blocks/facts.html"
        description = _("Ruta med fakta, begrepp eller siffror och deras källa.")
        preview_value = {"title": _("Tre frågor"), "text": _("<p>Vem når vi inte i dag?</p>")}
