"""Blocks that only lessons use."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from home.blocks import BodyBlock


class QuestionsBlock(blocks.StructBlock):
    """Questions to think about alone or to talk about in the group."""

    title = blocks.CharBlock(label=_("Rubrik"), default=_("Prata om det här"))
    items = blocks.ListBlock(blocks.CharBlock(label=_("Fråga")), label=_("Frågor"), min_num=1)

    class Meta:
        icon = "help"
        label = _("Diskussionsfrågor")
        template = "network/blocks/questions.html"
        description = _("Frågor att tänka på själv eller prata om i arbetsgruppen.")
        preview_value = {"title": _("Prata om det här"), "items": [_("Vem når ni inte i dag?")]}


class LessonBlock(BodyBlock):
    """Body text of a lesson: everything ordinary text has, and questions."""

    questions = QuestionsBlock()
