"""Records of networks, meetings and e-learning."""

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from django.db.models import OuterRef, Subquery
from django.db.models.functions import Left, Length
from django.utils import timezone
from wagtail.models import Page

from home.access import VisiblePageQuerySet
from home.models import TargetGroup
from network.models import (
    County,
    LessonPage,
    MeetingIndexPage,
    MeetingPage,
    ModuleIndexPage,
    ModulePage,
    Municipality,
    MunicipalityGroup,
    MunicipalityIndexPage,
    NetworkIndexPage,
    NetworkPage,
    Organisation,
)
from search.enums import RecordType
from search.records.builder import RecordBuilder, named_terms, year_term
from search.records.home import PageRecords, TaggedPageRecords, topic_facets, topic_words
from search.records.record import FacetTerm
from search.records.text import plain, stream_text


class MunicipalityIndexRecords(PageRecords):
    model = MunicipalityIndexPage


class NetworkIndexRecords(PageRecords):
    model = NetworkIndexPage


class MeetingIndexRecords(PageRecords):
    model = MeetingIndexPage


class ModuleIndexRecords(PageRecords):
    model = ModuleIndexPage


class NetworkRecords(RecordBuilder):
    model = NetworkPage
    record_type = RecordType.NETWORK
    prefetch = ("members__county", "members__group", "organisations")
    uses: ClassVar = {
        Municipality: "members",
        County: "members__county",
        MunicipalityGroup: "members__group",
        Organisation: "organisations",
    }

    def body(self, page: NetworkPage) -> Iterable[str]:
        return [plain(page.purpose), page.rhythm, *stream_text(page.body), page.contact_role]

    def keywords(self, page: NetworkPage) -> Iterable[str]:
        return [*place_words(page.members.all()), *(o.name for o in page.organisations.all())]

    def facets(self, page: NetworkPage) -> Mapping[str, Iterable[FacetTerm]]:
        return place_facets(page.members.all())


class MeetingRecords(TaggedPageRecords):
    model = MeetingPage
    record_type = RecordType.MEETING
    prefetch = (*TaggedPageRecords.prefetch, "agenda_items")

    def body(self, page: MeetingPage) -> Iterable[str]:
        agenda = (f"{item.title}. {item.description}" for item in page.agenda_items.all())
        return [page.place, *agenda, *stream_text(page.notes)]

    def keywords(self, page: MeetingPage) -> Iterable[str]:
        # Not the name of its network: that page may be closed to some who may read this one.
        presenters = (item.presenter for item in page.agenda_items.all())
        return [*super().keywords(page), *presenters]

    def facets(self, page: MeetingPage) -> Mapping[str, Iterable[FacetTerm]]:
        return {**super().facets(page), "ar": [year_term(timezone.localtime(page.start).year)]}


class ModuleRecords(TaggedPageRecords):
    model = ModulePage
    record_type = RecordType.EDUCATION
    prefetch = (*TaggedPageRecords.prefetch, "target_groups")
    uses: ClassVar = {**TaggedPageRecords.uses, TargetGroup: "target_groups"}

    def body(self, page: ModulePage) -> Iterable[str]:
        return [plain(page.aim), *stream_text(page.body)]

    def keywords(self, page: ModulePage) -> Iterable[str]:
        return module_words(page)

    def facets(self, page: ModulePage) -> Mapping[str, Iterable[FacetTerm]]:
        return module_facets(page)


class LessonRecords(RecordBuilder):
    """A lesson is found under the factors and themes of its module."""

    model = LessonPage
    record_type = RecordType.EDUCATION

    def queryset(self) -> VisiblePageQuerySet:
        # Found with the lesson: its path may be another when its module is read.
        above = Left(OuterRef("path"), Length(OuterRef("path")) - Page.steplen)
        module = ModulePage.objects.filter(path=above, live=True).order_by().values("pk")
        return super().queryset().annotate(module_id=Subquery(module))

    def attach(self, pages: list[Any]) -> None:
        modules = ModulePage.objects.prefetch_related(*ModuleRecords.prefetch)
        found = modules.in_bulk({page.module_id for page in pages if page.module_id})
        for page in pages:
            page.indexed_module = found.get(page.module_id)

    def body(self, page: LessonPage) -> Iterable[str]:
        return [page.aim, *stream_text(page.body)]

    def keywords(self, page: Any) -> Iterable[str]:
        return module_words(page.indexed_module) if page.indexed_module else []

    def facets(self, page: Any) -> Mapping[str, Iterable[FacetTerm]]:
        return module_facets(page.indexed_module) if page.indexed_module else {}


def module_words(page: ModulePage) -> list[str]:
    """Names of what a module is about and whom it is for."""
    groups = (group.name for group in page.target_groups.all())
    return [*topic_words(page.factors.all(), page.themes.all()), *groups]


def module_facets(page: ModulePage) -> dict[str, list[FacetTerm]]:
    """Facets of a module."""
    topics = topic_facets(page.factors.all(), page.themes.all())
    return {**topics, "malgrupp": named_terms(page.target_groups.all())}


def place_words(municipalities: Iterable[Municipality]) -> list[str]:
    """Names of municipalities and of their counties."""
    return [name for row in municipalities for name in (row.name, row.county.name)]


def place_facets(municipalities: Iterable[Municipality]) -> dict[str, list[FacetTerm]]:
    """The three facets of place."""
    rows = list(municipalities)
    return {
        "kommun": named_terms(rows),
        "lan": named_terms(row.county for row in rows),
        "kommungrupp": [
            # A1 to C9: the figure tells their order.
            FacetTerm(int(row.group.code[-1]), row.group.slug, row.group.name)
            for row in rows
        ],
    }


BUILDERS = (
    MunicipalityIndexRecords(),
    NetworkIndexRecords(),
    MeetingIndexRecords(),
    ModuleIndexRecords(),
    NetworkRecords(),
    MeetingRecords(),
    ModuleRecords(),
    LessonRecords(),
)
