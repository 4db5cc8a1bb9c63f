"""What every engine names and bounds alike: the two fields of a facet, and how much is counted.

A facet has its bare values to filter by, and its encoded terms (with labels) to count.
"""

from search.records.record import Record

MOST_WORDS = 50_000  # the most common words of the texts that spelling is corrected to
MOST_FACET_VALUES = 10_000  # the values of one facet that are counted; more than any vocabulary has


def filter_field(parameter: str) -> str:
    """The field that a facet is filtered by."""
    return f"value_{parameter}"


def count_field(parameter: str) -> str:
    """The field that a facet is counted by."""
    return f"term_{parameter}"


def facet_fields(record: Record) -> dict[str, list[str]]:
    """What a record has in the fields of its facets."""
    fields: dict[str, list[str]] = {}
    for parameter, found in record.facets.items():
        fields[filter_field(parameter)] = [term.value for term in found]
        fields[count_field(parameter)] = [term.encode() for term in found]
    return fields
