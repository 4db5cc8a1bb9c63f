"""What the municipality pages show of the learning examples."""

from typing import Any

from django import template
from django.db.models import prefetch_related_objects
from django.urls import reverse

from examples.counts import municipality_counts
from examples.models import LearningExamplePage
from examples.queryset import CARD_RELATIONS, ExampleQuerySet
from network import geodata
from network.models import Municipality

register = template.Library()

NEARBY_EXAMPLES = 6


@register.inclusion_tag("examples/tags/thread_map.html", takes_context=True)
def thread_map(context: dict[str, Any]) -> dict[str, Any]:
    """The map of Sweden: counties drawn, a dot for every municipality with examples."""
    request = context.get("request")
    counts = municipality_counts(LearningExamplePage.objects.visible_to(request))
    return {"map": geodata.sweden_map(), "dots": _dots(counts)}


@register.inclusion_tag("examples/tags/municipality_table.html", takes_context=True)
def municipality_table(context: dict[str, Any]) -> dict[str, Any]:
    """Every municipality by county, with its number of examples and a link to its page."""
    request = context.get("request")
    counts = municipality_counts(LearningExamplePage.objects.visible_to(request))
    municipalities = Municipality.objects.select_related("county").order_by("county__code", "name")
    rows = [{"municipality": m, "count": counts.get(m.pk, 0)} for m in municipalities]
    return {"rows": rows, "root": context["page"].get_url(request)}


@register.inclusion_tag("examples/tags/municipality_examples.html", takes_context=True)
def municipality_examples(context: dict[str, Any], municipality: Municipality) -> dict[str, Any]:
    """A municipality's own examples, then some from its county and from its SKR group."""
    request = context.get("request")
    visible = LearningExamplePage.objects.visible_to(request).newest()
    elsewhere = visible.exclude(municipalities=municipality)
    county, group = municipality.county, municipality.group
    own = list(visible.filter(municipalities=municipality))
    in_county = _nearby(elsewhere.filter(municipalities__county=county))
    in_group = _nearby(elsewhere.filter(municipalities__group=group))
    prefetch_related_objects([*own, *in_county, *in_group], *CARD_RELATIONS)
    search = reverse("search:results")
    return {
        "municipality": municipality,
        "own": own,
        "county_examples": in_county,
        "group_examples": in_group,
        "county_search": f"{search}?typ=exempel&lan={county.slug}",
        "group_search": f"{search}?typ=exempel&kommungrupp={group.slug}",
        "request": request,
    }


def _nearby(examples: ExampleQuerySet) -> list[LearningExamplePage]:
    """The first few of them, each once."""
    return list(examples.distinct()[:NEARBY_EXAMPLES])


def _dots(counts: dict[str, int]) -> list[dict[str, Any]]:
    """A dot for every municipality with examples: where it lies on the map, and what to call it."""
    places = geodata.sweden_map().municipalities
    found = Municipality.objects.filter(pk__in=counts).order_by("name")
    return [
        {"municipality": m, "count": counts[m.pk], "x": places[m.pk].x, "y": places[m.pk].y}
        for m in found
    ]
