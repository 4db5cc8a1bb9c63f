"""Records of learning examples and of the pages about success factors."""

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from taggit.models import Tag

from examples.enums import Status
from examples.models import (
    LearningExampleIndexPage,
    LearningExamplePage,
    SuccessFactorIndexPage,
    SuccessFactorPage,
)
from home.models import SuccessFactor, TargetGroup, Theme
from network.models import County, Municipality, MunicipalityGroup, Organisation
from search.enums import RecordType
from search.records.builder import RecordBuilder, choice_term, named_terms, year_term
from search.records.home import BodyRecords, PageRecords, topic_facets, topic_words
from search.records.network import place_facets, place_words
from search.records.record import FacetTerm
from search.records.text import plain, stream_text


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
    prefetch = (
        "municipalities__county",
        "municipalities__group",
        "organisations",
        "themes",
        "target_groups",
        "factor_tellings__factor",
        "tagged_items__tag",
    )
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

    def body(self, page: LearningExamplePage) -> Iterable[str]:
        tellings = (plain(telling.text) for telling in page.factor_tellings.all())
        streams = (page.image, page.figures, page.documents, page.links)
        written = (text for stream in streams for text in stream_text(stream))
        sections = (plain(text) for _name, _heading, text in page.sections)
        return [*sections, *tellings, page.other_actors, *written, page.source]

    def keywords(self, page: LearningExamplePage) -> Iterable[str]:
        named = (*page.organisations.all(), *page.target_groups.all(), *_tags(page))
        topics = topic_words(page.factors, page.themes.all())
        places = place_words(page.municipalities.all())
        return [*places, *topics, *(row.name for row in named), page.contact_role]

    def facets(self, page: LearningExamplePage) -> Mapping[str, Iterable[FacetTerm]]:
        return {
            **place_facets(page.municipalities.all()),
            **topic_facets(page.factors, page.themes.all()),
            "malgrupp": named_terms(page.target_groups.all()),
            "ar": [year_term(page.start.year)] if page.start else [],
            "status": [choice_term(Status(page.status))],
            "evidens": [choice_term(page.evidence_level)],
            "tagg": named_terms(_tags(page)),
        }


def _tags(page: Any) -> list[Tag]:
    return [item.tag for item in page.tagged_items.all()]


BUILDERS = (
    ExampleIndexRecords(),
    FactorIndexRecords(),
    FactorRecords(),
    ExampleRecords(),
)
