"""A facet as HTML. A search shows hundreds of values, and to render each anew takes longer than to search.

So a value is rendered once, from `search/facet_value.html` with a gap for its count, and kept.
"""

from collections.abc import Mapping
from functools import lru_cache

from django.utils.safestring import SafeString, mark_safe

from home.fragments import MOST_KEPT, Pieces, pieces
from search.results import Facet

Signs = Mapping[str, str]  # slug of a success factor -> its drawn sign
SIGNED = "faktor"  # the facet whose values have signs


def facet_html(facet: Facet, signs: Signs, *, is_open: bool) -> SafeString:
    """A disclosure around checkboxes; what is rare lies behind “visa fler”, unless it is selected."""
    rest = facet.values[facet.shown :]
    shown = [*facet.values[: facet.shown], *(value for value in rest if value.selected)]
    more = [value for value in rest if not value.selected]
    groups = {"values": shown, "more_values": more} if more else {"values": shown}
    before, *frame = pieces(
        "search/facet.html",
        *groups,
        parameter=facet.parameter,
        selected_count=len(facet.selected),
        more_count=len(more),
        is_open=is_open,
    )
    signs = signs if facet.parameter == SIGNED else {}
    html: list[str] = [before]
    for values, after in zip(groups.values(), frame, strict=True):
        for value, label, count, selected, _known in values:
            start, end = _value(facet.parameter, value, label, selected, signs.get(value))
            html += (start, str(count), end)
        html.append(after)
    return mark_safe("".join(html))  # noqa: S308 - pieces of templates, and numbers


@lru_cache(
    maxsize=MOST_KEPT
)  # a shorter way to what `pieces` keeps: half of it is asked for each time
def _value(parameter: str, value: str, label: str, selected: bool, sign: str | None) -> Pieces:
    return pieces(
        "search/facet_value.html",
        "count",
        parameter=parameter,
        value=value,
        label=label,
        selected=selected,
        sign=sign,
    )
