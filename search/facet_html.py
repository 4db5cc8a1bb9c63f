"""A facet as HTML. A search shows hundreds of values, and to render each anew takes longer than to search.

So a value is rendered once, from `search/facet_value.html` with a gap for its count, and kept.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache, partial

from django.core.signals import setting_changed
from django.dispatch import receiver
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from home.fragments import MOST_KEPT, Pieces, filled, pieces
from search.results import Facet, FacetValue

Signs = Mapping[str, str]  # slug of a success factor -> its drawn sign
SIGNED = "faktor"  # the facet whose values have signs


def facet_html(facet: Facet, signs: Signs, *, is_open: bool) -> SafeString:
    """A disclosure around checkboxes; what is rare lies behind “visa fler”, unless it is selected."""
    rest = facet.values[facet.shown :]
    shown = [*facet.values[: facet.shown], *(value for value in rest if value.selected)]
    more = [value for value in rest if not value.selected]
    values = partial(_values, facet.parameter, signs if facet.parameter == SIGNED else {})
    gaps = {"values": values(shown)}
    if more:
        gaps["more_values"] = values(more)
    return filled(
        "search/facet.html",
        gaps,
        parameter=facet.parameter,
        selected_count=len(facet.selected),
        more_count=len(more),
        is_open=is_open,
    )


def _values(parameter: str, signs: Signs, values: Iterable[FacetValue]) -> SafeString:
    html: list[str] = []
    language = get_language()
    for value, label, count, selected, _known in values:
        before, after = _value(language, parameter, value, label, selected, signs.get(value))
        html += (before, str(count), after)
    return mark_safe("".join(html))  # noqa: S308 - pieces of a template, and numbers


# A shorter way to what `pieces` keeps: to ask it for every value makes a page a fifth slower.
@lru_cache(maxsize=MOST_KEPT)
def _value(
    _language: str | None, parameter: str, value: str, label: str, selected: bool, sign: str | None
) -> Pieces:
    return pieces(
        "search/facet_value.html",
        "count",
        parameter=parameter,
        value=value,
        label=label,
        selected=selected,
        sign=sign,
    )


@receiver(setting_changed)
def _forget(**kwargs: object) -> None:
    """In tests, as home/fragments.py does."""
    _value.cache_clear()
