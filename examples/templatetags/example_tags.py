"""What the municipality pages show of the learning examples."""

from typing import Any, NamedTuple

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


class Place(NamedTuple):
    """A municipality and its number of examples."""

    municipality: Municipality
    count: int  # type: ignore[assignment]  # hides `tuple.count`, which nobody needs


@register.simple_tag(takes_context=True)
def places_with_counts(context: dict[str, Any]) -> list[Place]:
    """Every municipality by county, with its number of examples that the reader may see."""
    counts = municipality_counts(LearningExamplePage.objects.visible_to(context.get("request")))
    municipalities = Municipality.objects.select_related("county").order_by("county__code", "name")
    return [Place(each, counts.get(each.pk, 0)) for each in municipalities]


@register.inclusion_tag("examples/tags/thread_map.html")
def thread_map(places: list[Place]) -> dict[str, Any]:
    """The map of Sweden: counties drawn, a dot for every municipality with examples."""
    drawn = geodata.sweden_map()
    told = sorted((place for place in places if place.count), key=lambda p: p.municipality.name)
    dots = [{"place": place, "at": drawn.municipalities[place.municipality.pk]} for place in told]
    return {"map": drawn, "dots": dots}


@register.inclusion_tag("examples/tags/municipality_table.html", takes_context=True)
def municipality_table(context: dict[str, Any], places: list[Place]) -> dict[str, Any]:
    """Every municipality by county, with its number of examples and a link to its page."""
    return {"places": places, "root": context["page"].get_url(context.get("request"))}


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
