"""The evidence scale in templates."""

from functools import cache

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from examples.enums import Evidence
from home.fragments import fragment

register = template.Library()


@register.simple_tag
def evidence_meter(level: str) -> SafeString:
    """Words and steps for an evidence level, known by its value or by its label."""
    label, step = _levels(get_language()).get(level, (level, 0))
    return fragment("components/evidence.html", label=label, step=step)


@cache
def _levels(_language: str | None) -> dict[str, tuple[str, int]]:
    """Label and step of each level, under its value and under its label."""
    return {
        name: (str(member.label), member.step)
        for member in Evidence
        for name in (member.value, str(member.label))
    }
