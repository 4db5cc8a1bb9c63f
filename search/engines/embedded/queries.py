"""From a plan to tantivy queries; built from terms, so that nothing anyone types is syntax."""

from collections.abc import Iterable, Iterator, Sequence

from tantivy import Occur, Query, Schema

from search.engines.fields import MOST_FACET_VALUES, MOST_WORDS, count_field, filter_field
from search.questions.matching import Clause, Leaf, Plan, Scope


class PlanQueries:
    """The queries of one plan against one schema."""

    def __init__(self, schema: Schema, plan: Plan) -> None:
        self._schema = schema
        self._plan = plan
        self._filters = {name: self._selected(name) for name in plan.selections}
        self._scope = scope_query(schema, plan.scope)
        self._words = [self._asked(), self._scope]  # in every query that counts, made once

    def ranked(self) -> Query:
        """Words, visibility and every selection, with scores."""
        return self._selecting([self._asked(self._plan.question.boosts), self._scope], None)

    def facet_queries(self) -> Iterator[tuple[Query, list[str]]]:
        """Queries with the facets each of them counts: a facet's counts ignore its own selection."""
        selected = [name for name in self._plan.facets if name in self._filters]
        free = [name for name in self._plan.facets if name not in self._filters]
        if free:
            yield self._selecting(self._words, None), free
        for name in selected:
            yield self._selecting(self._words, name), [name]

    def words(self) -> Query:
        """Words and visibility, whatever is selected."""
        return self._all_of(self._words)

    def _selecting(self, words: list[Query], ignored: str | None) -> Query:
        filters = [query for name, query in self._filters.items() if name != ignored]
        return self._all_of([*words, *map(_unscored, filters)])

    def _asked(self, boosts: Iterable[Leaf] = ()) -> Query:
        """What the question asks for, without what it excludes; `boosts` decide nothing but scores."""
        question = self._plan.question
        if not question.asks and not question.excluded:
            return Query.all_query()
        asked = [(Occur.Must, self._clause(clause)) for clause in question.clauses]
        asked += [(Occur.Must, self._leaf(leaf)) for leaf in question.required]
        scored = [(Occur.Should, self._leaf(leaf)) for leaf in boosts]
        excluded = [(Occur.MustNot, self._leaf(leaf)) for leaf in question.excluded]
        everything = [(Occur.Must, Query.all_query())] if not asked else []
        return Query.boolean_query([*asked, *everything, *scored, *excluded])

    def _clause(self, clause: Clause) -> Query:
        alternatives = [
            self._all_of(list(map(self._leaf, leaves))) for leaves in clause.alternatives
        ]
        return Query.boolean_query([(Occur.Should, query) for query in alternatives])

    def _leaf(self, leaf: Leaf) -> Query:
        if len(leaf.terms) > 1:
            query = Query.phrase_query(self._schema, leaf.field, list(leaf.terms))
        else:
            query = Query.term_query(self._schema, leaf.field, leaf.terms[0], "freq")
        return query if leaf.weight == 1 else Query.boost_query(query, leaf.weight)

    def _all_of(self, queries: list[Query]) -> Query:
        if len(queries) == 1:
            return queries[0]
        return Query.boolean_query([(Occur.Must, query) for query in queries])

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


def words_counting() -> dict[str, object]:
    """The aggregation that lists the vocabulary."""
    return {"words": {"terms": {"field": "vocabulary", "size": MOST_WORDS}}}


def _unscored(query: Query) -> Query:
    return Query.const_score_query(query, 0.0)
