"""From a plan to one Elasticsearch request; built from terms, so that nothing anyone types is syntax.

Word by word what the embedded engine's queries say. A facet's counts ignore its own selection, so the
selections narrow the hits in a `post_filter`, and each count has a filter of its own.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from elasticsearch.dsl import A
from elasticsearch.dsl.query import Bool, Ids, MatchAll, MatchPhrase, Prefix, Query, Term, Terms

from search.engines.fields import MOST_FACET_VALUES, MOST_WORDS, count_field, filter_field
from search.enums import Sort
from search.facets import PARAMETERS
from search.questions.matching import Clause, Leaf, Plan, Scope

Body = dict[str, Any]  # of a request, or a part of one

ORDERS: dict[Sort, tuple[Any, ...]] = {
    Sort.RELEVANCE: ({"_score": "desc"}, {"id": "asc"}),
    Sort.NEWEST: ({"newest": "desc"},),
    Sort.TITLE: ({"title_order": "asc"},),
}
EVERYTHING = MatchAll().to_dict()
COUNTED = {
    name: A("terms", field=count_field(name), size=MOST_FACET_VALUES).to_dict()
    for name in PARAMETERS
}


class PlanBody:
    """The body of the request for one plan."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._filters = {name: self._selected(name) for name in plan.selections}

    def to_dict(self) -> Body:
        """The whole request: hits in order, their number, and the counts of every facet."""
        plan, selected = self._plan, self._all_but(None)
        matching = Bool(must=[self._asked()], filter=[scope_query(plan.scope)])
        counts = {f"group{n}": group for n, group in enumerate(self._groups(selected))}
        return {
            "query": matching.to_dict(),
            "post_filter": selected,
            "sort": ORDERS[plan.order],
            "from": plan.offset if plan.limit else 0,
            "size": plan.limit,
            "track_total_hits": True,
            "aggs": {"words": {"filter": EVERYTHING}, **counts},  # `words`: whatever is selected
        }

    def _groups(self, selected: Body) -> Iterator[Body]:
        """Filters with the facets that are counted under each of them."""
        chosen = [name for name in self._plan.facets if name in self._filters]
        free = [name for name in self._plan.facets if name not in self._filters]
        if free:
            yield _counted(selected, free)
        for name in chosen:
            yield _counted(self._all_but(name), [name])

    def _all_but(self, ignored: str | None) -> Body:
        """Every selection, one left out on demand."""
        filters = [query for name, query in self._filters.items() if name != ignored]
        return Bool(filter=filters).to_dict() if filters else EVERYTHING

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


def words_body(scope: Scope) -> Body:
    """The words of what may be seen, counted."""
    counted = A("terms", field="vocabulary", size=MOST_WORDS)
    query = Bool(filter=[scope_query(scope)])
    return {
        "query": query.to_dict(),
        "size": 0,
        "track_total_hits": False,
        "aggs": {"words": counted.to_dict()},
    }


def titles_body(prefixes: Sequence[str], scope: Scope, limit: int) -> Body:
    """Titles with a word that begins with each prefix."""
    starts = [Prefix("words", {"value": prefix}) for prefix in prefixes]
    query = Bool(filter=[*starts, scope_query(scope)])
    return {
        "query": query.to_dict(),
        "sort": "title_order",
        "size": limit,
        "track_total_hits": False,
    }


def _counted(matching: Body, facets: Sequence[str]) -> Body:
    return {"filter": matching, "aggs": {name: COUNTED[name] for name in facets}}


def _clause(clause: Clause) -> Query:
    alternatives = [_all_of(list(map(_leaf, leaves))) for leaves in clause.alternatives]
    return Bool(should=alternatives, minimum_should_match=1)


def _leaf(leaf: Leaf) -> Query:
    if len(leaf.terms) > 1:
        return MatchPhrase(leaf.field.value, {"query": " ".join(leaf.terms), "boost": leaf.weight})
    return Term(leaf.field.value, {"value": leaf.terms[0], "boost": leaf.weight})


def _all_of(queries: list[Query]) -> Query:
    return queries[0] if len(queries) == 1 else Bool(must=queries)
