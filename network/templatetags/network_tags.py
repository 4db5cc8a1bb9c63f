"""What the composed pages show of the network: the next meeting and the newest module."""

from typing import Any

from django import template

from network.models import MeetingPage, ModulePage

register = template.Library()


@register.inclusion_tag("network/tags/next_meeting.html", takes_context=True)
def next_meeting(context: dict[str, Any]) -> dict[str, Any]:
    """The nearest coming meeting that the reader may see."""
    request = context.get("request")
    meetings = MeetingPage.objects.visible_to(request).with_network(request)
    return {"meeting": meetings.coming().first(), "request": request}


@register.inclusion_tag("network/tags/newest_module.html", takes_context=True)
def newest_module(context: dict[str, Any]) -> dict[str, Any]:
    """The latest published module."""
    request = context.get("request")
    modules = ModulePage.objects.visible_to(request).order_by("-first_published_at", "-pk")
    return {"module": modules.first(), "request": request}
