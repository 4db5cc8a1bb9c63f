"""What the search page shows: the answer with an address on everything that can be clicked."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from home.addresses import address
from search.enums import Sort
from search.facet_html import facet_html
from search.questions.query import QUOTES, parse
from search.request import LONGEST_QUERY, PAGE_SIZES, RESULT_WINDOW, SearchRequest
from search.result_html import result_html
from search.results import Facet, FacetValue, SearchResults

PAGES_AROUND = 2  # page links on each side of the current page
OPEN_FACETS = 4  # facets that are unfolded from the start


class Factor(NamedTuple):
    """A success factor as its sign shows it."""

    slug: str
    name: str
    sign: str


@dataclass(frozen=True)
class Choice:
    """One of several ways to show the results."""

    value: str
    label: str
    selected: bool
    url: str


@dataclass(frozen=True)
class ActiveFilter:
    """A selected value as a tag that can be removed."""

    parameter: str
    facet_label: str
    label: str
    url_remove: str


@dataclass(frozen=True)
class PageLink:
    """A page of results; no number stands for a gap."""

    number: int | None
    url: str = ""
    current: bool = False


@dataclass(frozen=True)
class Pages:
    """Links between the pages of a result; `first` and `last` are the results on this page."""

    number: int
    count: int
    first: int
    last: int
    links: list[PageLink]
    first_url: str
    previous_url: str
    next_url: str


@dataclass(frozen=True)
class RelaxationView:
    """A search that finds something when this one did not."""

    label: str
    total: int
    url: str


class SearchPresentation:
    """The template context of the search page. `results` is None when the engine cannot answer."""

    def __init__(
        self,
        request: SearchRequest,
        results: SearchResults | None,
        factors: tuple[Factor, ...] = (),
    ) -> None:
        self._request = request
        self._factors = factors
        self._results = results or SearchResults(total=0)
        self._available = results is not None
        self._path = address("search:results")
        self._query = parse(request.q)

    def context(self) -> dict[str, object]:
        """Everything `search/results.html` needs."""
        return {
            "search_request": self._request,
            "results": self._results,
            "words": quoted(self._request.q) if self._query else "",
            "words_searched": quoted(self._results.corrected_query or self._request.q),
            "longest_query": LONGEST_QUERY,
            "default_page_size": PAGE_SIZES[0],
            "cards": [result_html(result, self._factors) for result in self._results.results],
            "unavailable": not self._available,
            "notices": self._notices(),
            "form_action": self._path,
            "click_url": address("search:click"),
            "suggestions_url": address("search:suggestions"),
            "chosen": self._chosen(),
            "facets": list(self._facets()),
            "active_filters": list(self._active_filters()),
            "clear_url": self._request.without_filters().url(self._path),
            "sort_options": self._sort_options(),
            "pages": self._pages(),
            "relaxations": self._relaxations(),
            "verbatim_url": self._verbatim_url(),
            **self._other_forms(),
        }

    @property
    def page_exists(self) -> bool:
        """Whether the page asked for is the first or one that has results."""
        return self._request.page == 1 or self._request.page <= self._page_count()

    def _notices(self) -> list[str]:
        found = [problem.message for problem in self._request.problems]
        if self._request.q and not self._query:
            found.append(self._no_words())
        found += [_not_left_out(phrase) for phrase in self._query.unusable]
        for facet in self._results.facets:
            found += [_unknown(facet, value) for value in facet.values if not value.known]
        return found

    def _no_words(self) -> str:
        if self._request.selections:
            return _(
                "Det du skrev är bara småord eller tecken. Därför visas allt som passar dina filter."
            )
        return _("Det du skrev är bara småord eller tecken. Därför visas allt innehåll.")

    def _chosen(self) -> SafeString:
        """The chosen filters as hidden inputs."""
        pairs = [(name, value) for name, values in self._request.selections for value in values]
        return format_html_join("", '<input type="hidden" name="{}" value="{}">', pairs)

    def _facets(self) -> Iterator[SafeString]:
        signs = {factor.slug: factor.sign for factor in self._factors}
        for number, facet in enumerate(self._results.facets):
            if facet.values:
                yield facet_html(facet, signs, is_open=number < OPEN_FACETS)

    def _active_filters(self) -> Iterator[ActiveFilter]:
        for facet in self._results.facets:
            for value in facet.selected:
                rest = self._request.without_value(facet.parameter, value.value)
                yield ActiveFilter(facet.parameter, facet.label, value.label, self._url(rest))

    def _sort_options(self) -> list[Choice]:
        asks = bool(replace(self._query, excluded=()))  # something to be relevant to
        usable = [sort for sort in Sort if asks or sort != Sort.RELEVANCE]
        chosen = (self._request if asks else self._request.with_words("")).effective_sort
        return [
            Choice(s.value, str(s.label), s == chosen, self._url(self._request.with_sort(s)))
            for s in usable
        ]

    def _page_count(self) -> int:
        reachable = min(self._results.total, RESULT_WINDOW)
        return -(-reachable // self._request.per_page)

    def _pages(self) -> Pages:
        number, count = self._request.page, self._page_count()
        first = self._request.offset + 1
        return Pages(
            number=number,
            count=count,
            first=first,
            last=first + len(self._results.results) - 1,
            links=[self._page_link(page) for page in _page_numbers(number, count)],
            first_url=self._page_url(1),
            previous_url=self._page_url(min(number - 1, count)) if number > 1 and count else "",
            next_url=self._page_url(number + 1) if number < count else "",
        )

    def _page_link(self, number: int | None) -> PageLink:
        if number is None:
            return PageLink(None)
        return PageLink(number, self._page_url(number), number == self._request.page)

    def _relaxations(self) -> list[RelaxationView]:
        return [
            RelaxationView(each.label, each.total, self._url(each.request))
            for each in self._results.relaxations
        ]

    def _verbatim_url(self) -> str:
        """Address of the search for just what was typed, where the spelling was corrected."""
        typed = self._results.verbatim_query
        return self._url(self._request.with_words(typed)) if typed else ""

    def _other_forms(self) -> dict[str, str]:
        forms = {"api_url": "search:api", "csv_url": "search:csv", "atom_url": "search:atom"}
        first_page = self._request.with_page(1)
        return {name: first_page.url(address(view)) for name, view in forms.items()}

    def _page_url(self, number: int) -> str:
        return self._url(self._request.with_page(number))

    def _url(self, request: SearchRequest) -> str:
        return request.url(self._path)


def quoted(words: str) -> str:
    """Words in quotation marks, unless there are such among them."""
    return words if any(mark in words for mark in QUOTES) else f"”{words}”"


def _not_left_out(phrase: str) -> str:
    text = _(
        "Minustecknet före ”%(phrase)s” används inte. Sökningen hoppar över småord, så alla sidor med det ord som "
        "är kvar skulle försvinna."
    )
    return text % {"phrase": phrase}


def _unknown(facet: Facet, value: FacetValue) -> str:
    text = _("Filtret %(facet)s har inget värde som heter ”%(value)s”.")
    return text % {"facet": facet.label.lower(), "value": value.label}


def _page_numbers(current: int, count: int) -> list[int | None]:
    """First, last and those around the current page, with None for each gap."""
    if count < 2:
        return []
    near = range(current - PAGES_AROUND, current + PAGES_AROUND + 1)
    wanted = sorted({1, count, *(n for n in near if 1 <= n <= count)})
    numbers: list[int | None] = []
    for number in wanted:
        if numbers and number - (numbers[-1] or 0) > 1:
            numbers.append(None)
        numbers.append(number)
    return numbers
