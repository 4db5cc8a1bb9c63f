"""From a plan to one Elasticsearch request; built from terms, so that nothing anyone types is syntax.

Word by word what the embedded engine's queries say. A facet's counts ignore its own selection, so the
selections narrow the hits in a `post_filter`, and each count has a filter of its own.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from elasticsearch.dsl import A, Search
from elasticsearch.dsl.query import Bool, Ids, MatchAll, Prefix, Query, Term, Terms

from search.engines.elastic.mapping import count_field, filter_field
from search.enums import Sort
from search.matching import Plan, Scope

TITLE_BOOST = 2.0
MOST_FACET_VALUES = 10_000  # the values of one facet that are counted; more than any vocabulary has
ORDERS: dict[Sort, tuple[Any, ...]] = {
    Sort.RELEVANCE: ({"_score": "desc"}, {"id": "asc"}),
    Sort.NEWEST: ({"newest": "desc"},),
    Sort.TITLE: ({"title_order": "asc"},),
}


class PlanSearch:
    """The request of one plan."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._filters = {name: self._selected(name) for name in plan.selections}

    def onto(self, search: Search) -> Search:
        """The whole request: hits in order, their number, and the counts of every facet."""
        start = self._plan.offset if self._plan.limit else 0
        search = search.query(Bool(must=[self._words()], filter=[scope_query(self._plan.scope)]))
        search = search.post_filter(self._all_but(None)).extra(track_total_hits=True)
        search = search.sort(*ORDERS[self._plan.order])[start : start + self._plan.limit]
        for number, (query, facets) in enumerate(self._facet_queries()):
            counted = search.aggs.bucket(f"group{number}", A("filter", filter=query))
            for name in facets:
                counted.bucket(name, "terms", field=count_field(name), size=MOST_FACET_VALUES)
        return search

    def _facet_queries(self) -> Iterator[tuple[Query, list[str]]]:
        """Filters with the facets that are counted under each of them."""
        selected = [name for name in self._plan.facets if name in self._filters]
        free = [name for name in self._plan.facets if name not in self._filters]
        if free:
            yield self._all_but(None), free
        for name in selected:
            yield self._all_but(name), [name]

    def _all_but(self, ignored: str | None) -> Query:
        """Every selection, one left out on demand."""
        filters = [query for name, query in self._filters.items() if name != ignored]
        return Bool(filter=filters) if filters else MatchAll()

    def _words(self) -> Query:
        """At least the required number of terms, each in title or text."""
        if not self._plan.terms:
            return MatchAll()
        wanted = [self._term(term) for term in self._plan.terms]
        return Bool(should=wanted, minimum_should_match=self._plan.required)

    def _term(self, term: str) -> Query:
        title = Term("title", {"value": term, "boost": TITLE_BOOST})
        return Bool(should=[title, Term("text", {"value": term})])

    def _selected(self, name: str) -> Query:
        return Terms(filter_field(name), list(self._plan.selections[name]))


def scope_query(scope: Scope) -> Query:
    """What may be seen. Nothing is visible to a scope without keys."""
    allowed = Terms("visibility", list(scope.visibility))
    if not scope.hidden_ids:
        return allowed
    return Bool(
        filter=[allowed], must_not=[Ids(values=[str(pk) for pk in sorted(scope.hidden_ids)])]
    )


def prefix_query(prefixes: Sequence[str], scope: Scope) -> Query:
    """Titles with a word that begins with each prefix."""
    starts = [Prefix("words", {"value": prefix}) for prefix in prefixes]
    return Bool(filter=[*starts, scope_query(scope)])
