"""From a plan to tantivy queries; built from terms, so that nothing anyone types is syntax."""

from collections.abc import Iterator, Sequence

from tantivy import Occur, Query, Schema

from search.engines.embedded.schema import count_field, filter_field
from search.matching import Plan, Scope

TITLE_BOOST = 2.0
MOST_FACET_VALUES = 10_000  # the values of one facet that are counted; more than any vocabulary has


class PlanQueries:
    """The queries of one plan against one schema."""

    def __init__(self, schema: Schema, plan: Plan) -> None:
        self._schema = schema
        self._plan = plan
        self._filters = {name: self._selected(name) for name in plan.selections}

    def full(self) -> Query:
        """Words, visibility and every selection."""
        return self._without(None)

    def facet_queries(self) -> Iterator[tuple[Query, list[str]]]:
        """Queries with the facets each of them counts: a facet's counts ignore its own selection."""
        selected = [name for name in self._plan.facets if name in self._filters]
        free = [name for name in self._plan.facets if name not in self._filters]
        if free:
            yield self.full(), free
        for name in selected:
            yield self._without(name), [name]

    def _without(self, ignored: str | None) -> Query:
        filters = [query for name, query in self._filters.items() if name != ignored]
        required = [scope_query(self._schema, self._plan.scope), *map(_unscored, filters)]
        return Query.boolean_query([(Occur.Must, query) for query in (self._words(), *required)])

    def _words(self) -> Query:
        """At least the required number of terms, each in title or text."""
        if not self._plan.terms:
            return Query.all_query()
        wanted = [(Occur.Should, self._term(term)) for term in self._plan.terms]
        return Query.boolean_query(wanted, minimum_number_should_match=self._plan.required)

    def _term(self, term: str) -> Query:
        title = Query.term_query(self._schema, "title", term, "freq")
        text = Query.term_query(self._schema, "text", term, "freq")
        boosted = Query.boost_query(title, TITLE_BOOST)
        return Query.boolean_query([(Occur.Should, boosted), (Occur.Should, text)])

    def _selected(self, name: str) -> Query:
        values = list(self._plan.selections[name])
        return Query.term_set_query(self._schema, filter_field(name), values)


def scope_query(schema: Schema, scope: Scope) -> Query:
    """What may be seen; unscored. Nothing is visible to a scope without keys."""
    allowed = Query.term_set_query(schema, "visibility", list(scope.visibility))
    if not scope.hidden_ids:
        return _unscored(allowed)
    hidden = Query.term_set_query(schema, "id", sorted(scope.hidden_ids))
    return _unscored(Query.boolean_query([(Occur.Must, allowed), (Occur.MustNot, hidden)]))


def prefix_query(schema: Schema, prefixes: Sequence[str], scope: Scope) -> Query:
    """Titles with a word that begins with each prefix."""
    starts = [Query.fuzzy_term_query(schema, "words", p, distance=0, prefix=True) for p in prefixes]
    return Query.boolean_query(
        [(Occur.Must, query) for query in (*starts, scope_query(schema, scope))]
    )


def counting(facets: Sequence[str]) -> dict[str, object]:
    """The aggregation that counts facets."""
    return {
        name: {"terms": {"field": count_field(name), "size": MOST_FACET_VALUES}} for name in facets
    }


def _unscored(query: Query) -> Query:
    return Query.const_score_query(query, 0.0)
