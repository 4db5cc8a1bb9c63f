"""The evidence scale in templates."""

from typing import Any

from django import template

from examples.enums import Evidence

register = template.Library()


@register.inclusion_tag("components/evidence.html")
def evidence_meter(level: str) -> dict[str, Any]:
    """Words and steps for an evidence level, known by its value or by its label."""
    known = {name: member for member in Evidence for name in (member.value, str(member.label))}
    member = known.get(level)
    return {"label": member.label, "step": member.step} if member else {"label": level, "step": 0}
