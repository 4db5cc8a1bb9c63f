"""Numbers of hits in words, and names of what results and filters are kept by."""

from django import template
from django.utils.formats import number_format
from django.utils.translation import ngettext

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


@register.filter
def hits(number: int) -> str:
    """So many hits, grouped in thousands."""
    text = ngettext("%(number)s träff", "%(number)s träffar", number)
    return text % {"number": number_format(number, force_grouping=True)}
