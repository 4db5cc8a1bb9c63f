"""Rules and rendering of the building blocks."""

import pytest
from django.core.exceptions import ValidationError
from wagtail.blocks import StreamBlockValidationError, StructBlockValidationError

from home.blocks import BodyBlock
from home.blocks.document import LinkBlock
from network.blocks import LessonBlock


def cleaned(*blocks):
    body = BodyBlock()
    return body.clean(body.to_python([{"type": kind, "value": value} for kind, value in blocks]))


def test_a_sub_heading_needs_a_heading_above_it():
    with pytest.raises(StreamBlockValidationError) as error:
        cleaned(("text", "<h3>Underrubrik</h3><p>Text</p>"))
    assert "behöver en rubrik" in str(error.value.block_errors[0])


def test_a_sub_heading_under_a_heading_is_fine():
    cleaned(("heading", "Rubrik"), ("text", "<h3>Underrubrik</h3><p>Text</p>"))


@pytest.mark.parametrize(
    "value", [{"title": "Läs"}, {"title": "Läs", "url": "https://example.org", "page": "home"}]
)
def test_a_link_goes_to_one_place(home, value):
    if value.get("page"):
        value["page"] = home
    block = LinkBlock()
    with pytest.raises(StructBlockValidationError):
        block.clean(block.normalize({"page": None, "url": "", **value}))


def test_an_image_needs_alternative_text_or_to_be_decorative(db):
    from tests.factories import ImageFactory

    block = BodyBlock().child_blocks["figure"]
    image = ImageFactory()
    image.contextual_alt_text, image.decorative = "", False
    with pytest.raises(ValidationError):
        block.clean(block.normalize({"image": image, "caption": ""}))


@pytest.mark.parametrize("name", list(LessonBlock().child_blocks))
def test_every_block_has_icon_template_and_description(name):
    block = LessonBlock().child_blocks[name]
    assert block.meta.icon not in ("", "placeholder")
    assert block.meta.template
    assert block.get_description()


PREVIEWED = ["heading", "text", "quote", "facts", "questions"]


@pytest.mark.parametrize("name", PREVIEWED)
def test_a_block_previews_with_content_of_its_own(name):
    block = LessonBlock().child_blocks[name]
    html = str(block.render(block.normalize(block.get_preview_value())))
    assert html.strip()
