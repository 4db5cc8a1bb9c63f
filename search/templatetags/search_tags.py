"""Names of what results and filters are kept by, for the fragments that show them."""

from django import template

from search.enums import RecordType
from search.facets import BY_PARAMETER

register = template.Library()


@register.filter
def facet_label(parameter: str) -> str:
    """The label of a facet by its parameter."""
    return str(BY_PARAMETER[parameter].label)


@register.filter
def type_label(value: str) -> str:
    """What kind of content a result is, in words."""
    return str(RecordType(value).label)
