"""Records of the site shell: plain pages, news and the glossary."""

from collections.abc import Iterable, Mapping
from datetime import datetime, time
from typing import Any, ClassVar

from django.utils import timezone

from home.models import (
    AccessibilityStatementPage,
    ContactPage,
    GlossaryPage,
    GlossaryTermPage,
    NewsIndexPage,
    NewsPage,
    StandardPage,
    SuccessFactor,
    Theme,
)
from search.enums import RecordType
from search.records.builder import RecordBuilder, named_terms, year_term
from search.records.record import FacetTerm
from search.records.text import plain, stream_text


class PageRecords(RecordBuilder):
    """A page known by its title and summary, such as a list."""

    record_type = RecordType.PAGE


class BodyRecords(PageRecords):
    """A page with a body of blocks."""

    def body(self, page: Any) -> Iterable[str]:
        return stream_text(page.body)


class StandardRecords(BodyRecords):
    model = StandardPage


class ContactRecords(BodyRecords):
    model = ContactPage


class NewsIndexRecords(PageRecords):
    model = NewsIndexPage


class GlossaryRecords(PageRecords):
    model = GlossaryPage


class AccessibilityRecords(PageRecords):
    model = AccessibilityStatementPage
    prefetch = ("known_issues",)

    def body(self, page: AccessibilityStatementPage) -> Iterable[str]:
        issues = (issue.description for issue in page.known_issues.all())
        return [page.assessment_method, plain(page.report_text), *issues]


class TaggedPageRecords(RecordBuilder):
    """A page tagged with success factors and themes."""

    prefetch: ClassVar[tuple[str, ...]] = ("factors", "themes")
    uses: ClassVar = {SuccessFactor: "factors", Theme: "themes"}

    def keywords(self, page: Any) -> Iterable[str]:
        return topic_words(page.factors.all(), page.themes.all())

    def facets(self, page: Any) -> Mapping[str, Iterable[FacetTerm]]:
        return topic_facets(page.factors.all(), page.themes.all())


class NewsRecords(TaggedPageRecords):
    model = NewsPage
    record_type = RecordType.NEWS

    def body(self, page: NewsPage) -> Iterable[str]:
        return [*stream_text(page.body), page.source_name]

    def facets(self, page: NewsPage) -> Mapping[str, Iterable[FacetTerm]]:
        return {**super().facets(page), "ar": [year_term(page.date.year)]}

    def updated(self, page: NewsPage) -> datetime:
        return timezone.make_aware(datetime.combine(page.date, time(12)))


class GlossaryTermRecords(RecordBuilder):
    model = GlossaryTermPage
    record_type = RecordType.TERM

    def body(self, page: GlossaryTermPage) -> Iterable[str]:
        return [page.definition, *stream_text(page.body), page.source]

    def keywords(self, page: GlossaryTermPage) -> Iterable[str]:
        return page.forms


def topic_words(factors: Iterable[SuccessFactor], themes: Iterable[Theme]) -> list[str]:
    """Names of factors and themes, and the themes' other names."""
    named = [factor.name for factor in factors]
    return [*named, *(word for theme in themes for word in (theme.name, *theme.alias_list))]


def topic_facets(
    factors: Iterable[SuccessFactor], themes: Iterable[Theme]
) -> dict[str, list[FacetTerm]]:
    """The two facets that most pages have."""
    return {"faktor": named_terms(factors), "omrade": named_terms(themes)}


BUILDERS = (
    StandardRecords(),
    ContactRecords(),
    NewsIndexRecords(),
    GlossaryRecords(),
    AccessibilityRecords(),
    NewsRecords(),
    GlossaryTermRecords(),
)
