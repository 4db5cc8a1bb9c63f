"""What someone asks for: the query string parsed, bounded and written back in one canonical form.

Parsing never fails. What could not be used is left out, and `problems` says so in plain Swedish: the
page shows it, the API answers 400 with it.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import lru_cache
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.formats import number_format
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from search.enums import Sort
from search.facets import BY_PARAMETER, PARAMETERS

LONGEST_QUERY = 200
LONGEST_VALUE = 100
MOST_VALUES = 50  # selected values in one facet
PAGE_SIZES = (10, 20, 50)
RESULT_WINDOW = 10_000  # results that can be paged through

Selections = tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True)
class Problem:
    """A part of the query string that could not be used, and what to tell the one who sent it."""

    parameter: str
    message: str


@dataclass(frozen=True)
class SearchRequest:
    """A search: words, selected facet values, order and page.

    `selections` holds (parameter, values) in the declared order of the facets, values sorted, facets
    without a selection left out; equal searches are therefore equal objects. `sort` is None where it
    is the default for the query.
    """

    q: str = ""
    selections: Selections = ()
    sort: Sort | None = None
    page: int = 1
    per_page: int = PAGE_SIZES[0]
    problems: tuple[Problem, ...] = field(default=(), compare=False)

    @classmethod
    def parse(cls, query: QueryDict) -> "SearchRequest":
        """The search that a query string asks for."""
        problems: list[Problem] = []
        q = _parse_words(query.get("q", ""), problems)
        selected = {name: _parse_values(name, query.getlist(name), problems) for name in PARAMETERS}
        sort = _parse_sort(query.get("sort", ""), problems)
        per_page = _parse_page_size(query.get("per", ""), problems)
        page = _parse_page(query.get("sida", ""), per_page, problems)
        request = cls(q, _canonical(selected), sort, page, per_page, tuple(problems))
        return replace(request, sort=request._explicit_sort(sort))

    @property
    def effective_sort(self) -> Sort:
        """The order to use: the one asked for, else by relevance with words and newest without."""
        return self.sort or self._default_sort()

    @property
    def offset(self) -> int:
        """Number of results before this page."""
        return (self.page - 1) * self.per_page

    def values(self, parameter: str) -> tuple[str, ...]:
        """The selected values of one facet."""
        return dict(self.selections).get(parameter, ())

    def with_value(self, parameter: str, value: str) -> "SearchRequest":
        """The same search with one more value selected, from its first page."""
        return self._with_values(parameter, {*self.values(parameter), value})

    def without_value(self, parameter: str, value: str) -> "SearchRequest":
        """The same search with one value less."""
        return self._with_values(parameter, set(self.values(parameter)) - {value})

    def without(self, parameter: str) -> "SearchRequest":
        """The same search without any selection in one facet."""
        return self._with_values(parameter, ())

    def with_words(self, q: str) -> "SearchRequest":
        """The same filters with other words."""
        request = replace(self, q=_clean(q)[:LONGEST_QUERY].strip(), page=1)
        return replace(request, sort=request._explicit_sort(self.sort))

    def with_sort(self, sort: Sort) -> "SearchRequest":
        """The same search in another order."""
        return replace(self, sort=self._explicit_sort(sort), page=1)

    def with_page(self, page: int) -> "SearchRequest":
        """Another page of the same search."""
        return replace(self, page=page)

    def without_filters(self) -> "SearchRequest":
        """The words alone."""
        return replace(self, selections=(), page=1)

    @property
    def query_string(self) -> str:
        """The canonical query string, without the question mark."""
        first = _query_string(self.q, self.selections, self.sort, self.per_page)
        if self.page == 1:
            return first
        return f"{first}&sida={self.page}" if first else f"sida={self.page}"

    def url(self, path: str) -> str:
        """Address of this search under `path`."""
        query = self.query_string
        return f"{path}?{query}" if query else path

    def _with_values(self, parameter: str, values: Iterable[str]) -> "SearchRequest":
        selected = {**dict(self.selections), parameter: tuple(values)}
        return replace(self, selections=_canonical(selected), page=1)

    def _default_sort(self) -> Sort:
        return Sort.RELEVANCE if self.q else Sort.NEWEST

    def _explicit_sort(self, sort: Sort | None) -> Sort | None:
        """None for the default order, and for relevance where there are no words to be relevant to."""
        if sort == self._default_sort() or (sort == Sort.RELEVANCE and not self.q):
            return None
        return sort


@lru_cache(maxsize=256)  # a page of results links to the same search many times
def _query_string(q: str, selections: Selections, sort: Sort | None, per_page: int) -> str:
    """The query string of a first page."""
    pairs = [("q", q)] if q else []
    pairs += [(name, value) for name, values in selections for value in values]
    pairs += [("sort", sort.value)] if sort else []
    pairs += [("per", str(per_page))] if per_page != PAGE_SIZES[0] else []
    return urlencode(pairs)


def _canonical(selected: dict[str, tuple[str, ...]]) -> Selections:
    names = (name for name in PARAMETERS if selected.get(name))
    return tuple((name, tuple(sorted(set(selected[name])))) for name in names)


def _clean(text: str) -> str:
    """Text in NFC without control, format, surrogate or private characters; white space collapsed."""
    kept = (" " if char.isspace() else char for char in unicodedata.normalize("NFC", text))
    return " ".join("".join(c for c in kept if unicodedata.category(c)[0] != "C").split())


def _parse_words(raw: str, problems: list[Problem]) -> str:
    text = _clean(raw[: 10 * LONGEST_QUERY])
    if len(text) > LONGEST_QUERY:
        message = _("Sökningen är för lång. Bara de första %(number)d tecknen används.")
        problems.append(Problem("q", message % {"number": LONGEST_QUERY}))
    return text[:LONGEST_QUERY].strip()


def _parse_values(name: str, raw: list[str], problems: list[Problem]) -> tuple[str, ...]:
    cleaned = dict.fromkeys(_clean(value[: LONGEST_VALUE + 1]) for value in raw)
    values = [value for value in cleaned if 0 < len(value) <= LONGEST_VALUE]
    if len(values) > MOST_VALUES or any(len(value) > LONGEST_VALUE for value in cleaned):
        message = _(
            "Filtret %(facet)s har för många eller för långa värden. Några av dem används inte."
        )
        label = str(BY_PARAMETER[name].label).lower()
        problems.append(Problem(name, message % {"facet": label}))
    return tuple(values[:MOST_VALUES])


def _parse_sort(raw: str, problems: list[Problem]) -> Sort | None:
    if raw and raw not in Sort.values:
        message = _("Träffarna går inte att sortera så. Välj %(choices)s.")
        problems.append(
            Problem("sort", message % {"choices": get_text_list(Sort.values, _("eller"))})
        )
    return Sort(raw) if raw in Sort.values else None


def _parse_page_size(raw: str, problems: list[Problem]) -> int:
    sizes = {str(size): size for size in PAGE_SIZES}
    if raw and raw not in sizes:
        message = _("Antalet träffar per sida kan vara %(choices)s.")
        problems.append(
            Problem("per", message % {"choices": get_text_list(list(sizes), _("eller"))})
        )
    return sizes.get(raw, PAGE_SIZES[0])


def _parse_page(raw: str, per_page: int, problems: list[Problem]) -> int:
    """A page number of at least 1; one past the last possible page stays one page past it."""
    last = RESULT_WINDOW // per_page
    if not raw:
        return 1
    if not (raw.isascii() and raw.isdigit()) or not raw.strip("0"):
        problems.append(Problem("sida", _("Sidnumret måste vara ett heltal från 1 och uppåt.")))
        return 1
    number = int(raw) if len(raw) < 10 else last + 1  # 10^500 is never turned into a number
    if number > last:
        message = _(
            "Det går bara att bläddra bland de första %(number)s träffarna. Lägg till ord eller filter så att "
            "träffarna blir färre."
        )
        reachable = number_format(RESULT_WINDOW, force_grouping=True)
        problems.append(Problem("sida", message % {"number": reachable}))
    return min(number, last + 1)
