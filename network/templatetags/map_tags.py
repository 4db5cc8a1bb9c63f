"""Small maps that show where something lies."""

from typing import Any

from django import template

from network.geodata import sweden_map
from network.models import Municipality

register = template.Library()


@register.inclusion_tag("network/tags/locator_map.html")
def locator_map(municipality: Municipality) -> dict[str, Any]:
    """Sweden with one municipality and its county marked."""
    drawn = sweden_map()
    return {
        "view_box": drawn.view_box,
        "counties": drawn.counties.items(),
        "own_county": municipality.county_id,
        "place": drawn.municipalities[municipality.pk],
        "municipality": municipality,
    }
