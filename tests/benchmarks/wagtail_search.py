"""The same search with Wagtail's own backend for the database, as well as it can be asked."""

from django.db import connection
from django.db.models import Count
from modelsearch.backends import get_search_backend
from wagtail.search import index
from wagtail.search.models import IndexEntry

from examples.models import LearningExamplePage
from examples.models.example_page import SECTIONS

FIELDS = {
    "faktor": "factor_tellings__factor__slug",
    "omrade": "themes__slug",
    "malgrupp": "target_groups__slug",
    "lan": "municipalities__county__slug",
    "kommun": "municipalities__slug",
    "kommungrupp": "municipalities__group__slug",
    "ar": "start__year",
    "status": "status",
    "evidens": "evidence",
    "tagg": "tagged_items__tag__slug",
}


def declare_search_fields():
    """Tell Wagtail to index and filter what our own search does."""
    slug = [index.FilterField("slug")]
    place = [*slug, index.RelatedFields("county", slug), index.RelatedFields("group", slug)]
    LearningExamplePage.search_fields = [
        *LearningExamplePage.search_fields,
        index.SearchField("summary"),
        *(index.SearchField(name) for name, _heading in SECTIONS),
        *(index.FilterField(name) for name in ("status", "evidence", "start")),
        index.RelatedFields("themes", slug),
        index.RelatedFields("target_groups", slug),
        index.RelatedFields("municipalities", place),
        index.RelatedFields("factor_tellings", [index.RelatedFields("factor", slug)]),
        index.RelatedFields("tagged_items", [index.RelatedFields("tag", slug)]),
    ]


def tune_database():
    """Give Wagtail what it lacks: statistics for the planner, and on PostgreSQL the index it searches by."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            table = IndexEntry._meta.db_table
            cursor.execute(f"CREATE INDEX ON {table} USING gin ((title || body))")
        cursor.execute("ANALYZE")  # without it SQLite joins Wagtail's tables 20 times slower


class WagtailSearch:
    """Total, ten pages and the counts of every facet."""

    def __init__(self):
        self._backend = get_search_backend()

    def search(self, q, selected):
        """`selected` maps facets to one value each."""
        found = self._found(q, selected, by_relevance=True)
        page, total = list(found[:10]), found.count()
        return total, page, {facet: self._count(q, selected, facet) for facet in FIELDS}

    def check(self, search, expected):
        """Fail unless the answer is the right one."""
        total, page, counts = self.search(search.q, search.selected)
        wanted = {name: expected.counts[name] for name in FIELDS}
        assert (total, counts) == (expected.total, wanted), f"wrong: {search}"
        assert len(page) == min(total, 10)

    def _count(self, q, selected, facet):
        """A facet's counts, its own selection ignored."""
        others = {name: value for name, value in selected.items() if name != facet}
        matching = self._found(q, others, by_relevance=False).get_queryset().order_by()
        rows = matching.values(FIELDS[facet]).annotate(number=Count("pk", distinct=True))
        counts = {row[FIELDS[facet]]: row["number"] for row in rows}
        return {str(value): n for value, n in counts.items() if value is not None}

    def _found(self, q, selected, *, by_relevance):
        pages = LearningExamplePage.objects.live()
        for facet, value in selected.items():
            pages = pages.filter(**{FIELDS[facet]: value})
        return self._backend.search(q, pages, operator="and", order_by_relevance=by_relevance)
