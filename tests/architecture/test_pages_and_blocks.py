"""Every page type and every block has what the house asks of it."""

import inspect

import pytest
from django.template.loader import get_template
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock
from wagtail.models import Page, get_page_models

from home.blocks import BodyBlock
from home.models import BasePage, HomePage
from network.blocks import LessonBlock
from tests import factories

PAGE_TYPES = sorted(set(get_page_models()) - {Page}, key=lambda model: model._meta.label)
BLOCKS = {**BodyBlock().child_blocks, **LessonBlock().child_blocks}

page_types = pytest.mark.parametrize("model", PAGE_TYPES, ids=lambda m: m.__name__)
each_block = pytest.mark.parametrize("block", BLOCKS.values(), ids=BLOCKS.keys())


@page_types
def test_page_stands_on_the_common_base(model):
    assert issubclass(model, BasePage)


@page_types
def test_page_has_a_template_that_loads(model):
    assert get_template(model.template)


@page_types
def test_page_says_in_swedish_what_it_is_and_where_it_may_stand(model):
    assert model._meta.verbose_name != model._meta.model_name
    assert "parent_page_types" in vars(model)
    assert "subpage_types" in vars(model) or model is HomePage


@page_types
def test_page_can_be_made_where_its_rules_allow(model):
    parents = model.clean_parent_page_models()
    assert parents
    assert all(model in parent.clean_subpage_models() or parent is Page for parent in parents)


def test_there_is_a_factory_for_every_page_type():
    made = {
        each._meta.model
        for _, each in inspect.getmembers(factories, inspect.isclass)
        if issubclass(each, factories.PageFactory) and each is not factories.PageFactory
    }
    assert made == set(PAGE_TYPES)


@each_block
def test_block_has_icon_template_and_description(block):
    assert block.meta.icon != blocks.Block().meta.icon
    assert block.meta.label
    assert block.get_description()
    assert get_template(block.meta.template)


@each_block
def test_block_has_a_preview(block):
    assert block.is_previewable or needs_the_library(block)


def needs_the_library(block):
    """Images and documents come from the library, where an empty site has nothing to preview with."""
    if isinstance(block, ImageBlock | DocumentChooserBlock):
        return True
    children = [*getattr(block, "child_blocks", {}).values(), getattr(block, "child_block", None)]
    return any(child is not None and needs_the_library(child) for child in children)
