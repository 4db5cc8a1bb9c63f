"""Records of learning examples and of the pages about success factors."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from django.db.models import Model
from taggit.models import Tag

from examples.enums import Status
from examples.models import (
    FactorTelling,
    LearningExampleIndexPage,
    LearningExamplePage,
    SuccessFactorIndexPage,
    SuccessFactorPage,
    TaggedExample,
)
from examples.models.example_page import SECTIONS
from home.models import SuccessFactor, TargetGroup, Theme
from network.models import County, Municipality, MunicipalityGroup, Organisation
from search.enums import RecordType
from search.records.builder import RecordBuilder, choice_term, named_terms, year_term
from search.records.home import BodyRecords, PageRecords, topic_facets, topic_words
from search.records.network import place_facets, place_words
from search.records.record import FacetTerm
from search.records.relations import linked_rows, part_rows, related_rows
from search.records.text import plain, stream_text


@dataclass(frozen=True)
class Related:
    """The rows that an example is related to."""

    municipalities: list[Municipality]
    organisations: list[Organisation]
    themes: list[Theme]
    target_groups: list[TargetGroup]
    tellings: list[FactorTelling]
    tags: list[Tag]

    @property
    def factors(self) -> list[SuccessFactor]:
        """The success factors told of."""
        return [telling.factor for telling in self.tellings]


class ExampleIndexRecords(PageRecords):
    model = LearningExampleIndexPage


class FactorIndexRecords(BodyRecords):
    model = SuccessFactorIndexPage


class FactorRecords(RecordBuilder):
    model = SuccessFactorPage
    record_type = RecordType.FACTOR
    select = ("factor",)
    uses: ClassVar = {SuccessFactor: "factor"}

    def body(self, page: SuccessFactorPage) -> Iterable[str]:
        return [plain(page.meaning), plain(page.practice), *stream_text(page.body)]

    def keywords(self, page: SuccessFactorPage) -> Iterable[str]:
        return [page.factor.name, page.factor.short]

    def facets(self, page: SuccessFactorPage) -> Mapping[str, Iterable[FacetTerm]]:
        return {"faktor": named_terms([page.factor])}


class ExampleRecords(RecordBuilder):
    model = LearningExamplePage
    record_type = RecordType.EXAMPLE
    uses: ClassVar = {
        County: "municipalities__county",
        Municipality: "municipalities",
        MunicipalityGroup: "municipalities__group",
        Organisation: "organisations",
        SuccessFactor: "factor_tellings__factor",
        Tag: "tagged_items__tag",
        TargetGroup: "target_groups",
        Theme: "themes",
    }

    def attach(self, pages: list[Any]) -> None:
        municipalities = related_rows(pages, "municipalities", "county", "group")
        organisations = related_rows(pages, "organisations")
        themes = related_rows(pages, "themes")
        target_groups = related_rows(pages, "target_groups")
        tellings = part_rows(pages, "factor_tellings", "factor")
        tags = linked_rows(pages, TaggedExample, "content_object", "tag")
        for page in pages:
            page.indexed = Related(
                municipalities=municipalities[page.pk],
                organisations=organisations[page.pk],
                themes=themes[page.pk],
                target_groups=target_groups[page.pk],
                tellings=tellings[page.pk],
                tags=tags[page.pk],
            )

    def body(self, page: Any) -> Iterable[str]:
        tellings = (plain(telling.text) for telling in page.indexed.tellings)
        streams = (page.image, page.figures, page.links)
        written = (text for stream in streams for text in stream_text(stream))
        sections = (plain(getattr(page, name)) for name, _heading in SECTIONS)
        return [*sections, *tellings, page.other_actors, *written, page.source]

    def written(self, page: Any) -> Iterable[Model]:
        return [page, *page.indexed.tellings]

    def keywords(self, page: Any) -> Iterable[str]:
        rows = page.indexed
        named = (row.name for row in (*rows.organisations, *rows.target_groups, *rows.tags))
        topics = topic_words(rows.factors, rows.themes)
        return [*place_words(rows.municipalities), *topics, *named, page.contact_role]

    def facets(self, page: Any) -> Mapping[str, Iterable[FacetTerm]]:
        rows = page.indexed
        return {
            **place_facets(rows.municipalities),
            **topic_facets(rows.factors, rows.themes),
            "malgrupp": named_terms(rows.target_groups),
            "ar": [year_term(page.start.year)] if page.start else [],
            "status": [choice_term(Status(page.status))],
            "evidens": [choice_term(page.evidence_level)],
            "tagg": named_terms(rows.tags),
        }


BUILDERS = (
    ExampleIndexRecords(),
    FactorIndexRecords(),
    FactorRecords(),
    ExampleRecords(),
)
