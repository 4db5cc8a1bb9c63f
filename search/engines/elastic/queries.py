"""From a plan to one Elasticsearch request; built from terms, so that nothing anyone types is syntax.

Word by word what the embedded engine's queries say. A facet's counts ignore its own selection, so the
selections narrow the hits in a `post_filter`, and each count has a filter of its own.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from elasticsearch.dsl import A, Search
from elasticsearch.dsl.query import Bool, Ids, MatchAll, MatchPhrase, Prefix, Query, Term, Terms

from search.engines.fields import MOST_FACET_VALUES, MOST_WORDS, count_field, filter_field
from search.enums import Sort
from search.questions.matching import Clause, Leaf, Plan, Scope

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
        search = search.query(Bool(must=[self._asked()], filter=[scope_query(self._plan.scope)]))
        search = search.post_filter(self._all_but(None)).extra(track_total_hits=True)
        search = search.sort(*ORDERS[self._plan.order])[start : start + self._plan.limit]
        search.aggs.bucket("words", A("filter", filter=MatchAll()))  # whatever is selected
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

    def _asked(self) -> Query:
        """What the question asks for, without what it excludes."""
        question = self._plan.question
        asked = [_clause(clause) for clause in question.clauses]
        asked += [_leaf(leaf) for leaf in question.required]
        return Bool(
            must=asked or [MatchAll()],
            should=[_leaf(leaf) for leaf in question.boosts],
            must_not=[_leaf(leaf) for leaf in question.excluded],
        )

    def _selected(self, name: str) -> Query:
        return Terms(filter_field(name), list(self._plan.selections[name]))


def scope_query(scope: Scope) -> Query:
    """What may be seen. Nothing is visible to a scope without keys.

    Any number of pages may be hidden: `ids` has no limit of its own, as `terms` has.
    """
    allowed = Terms("visibility", list(scope.visibility))
    if not scope.hidden_ids:
        return allowed
    return Bool(
        filter=[allowed], must_not=[Ids(values=[str(pk) for pk in sorted(scope.hidden_ids)])]
    )


def words_search(scope: Scope) -> Search:
    """The words of what may be seen, counted."""
    search = Search().query(Bool(filter=[scope_query(scope)]))[:0]
    search.aggs.bucket("words", "terms", field="vocabulary", size=MOST_WORDS)
    return search


def _clause(clause: Clause) -> Query:
    alternatives = [_all_of(list(map(_leaf, leaves))) for leaves in clause.alternatives]
    return Bool(should=alternatives, minimum_should_match=1)


def _leaf(leaf: Leaf) -> Query:
    if len(leaf.terms) > 1:
        return MatchPhrase(leaf.field, {"query": " ".join(leaf.terms), "boost": leaf.weight})
    return Term(leaf.field, {"value": leaf.terms[0], "boost": leaf.weight})


def _all_of(queries: list[Query]) -> Query:
    return queries[0] if len(queries) == 1 else Bool(must=queries)


def prefix_query(prefixes: Sequence[str], scope: Scope) -> Query:
    """Titles with a word that begins with each prefix."""
    starts = [Prefix("words", {"value": prefix}) for prefix in prefixes]
    return Bool(filter=[*starts, scope_query(scope)])
