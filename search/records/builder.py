"""How pages become records: one builder for each page model, written beside its kin."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from itertools import islice
from typing import Any, ClassVar

from django.db.models import Model
from django.utils import timezone
from django.utils.translation import override

from home.access import Restriction, VisiblePageQuerySet, visibility_key
from home.models import BasePage
from search.enums import RecordType
from search.records.attachments import Offer, attachments_of, documents_in
from search.records.record import EARLIEST, Attachment, FacetTerm, Record
from search.records.text import lines, name_line, one_line

INDEX_LANGUAGE = "sv"
CHUNK = 200  # pages read and built at a time, so that memory stays flat


class RecordBuilder:
    """Builds the records of one page model.

    Subclasses say what to fetch along (`select`, `prefetch`, `attach`), what to search (`body`,
    `keywords`, `facets`) and which other models' rows they use (`uses`: model -> query path), so
    that a renamed theme re-indexes the pages that have it.
    """

    model: ClassVar[type[BasePage]]
    record_type: ClassVar[RecordType]
    select: ClassVar[tuple[str, ...]] = ()
    prefetch: ClassVar[tuple[str, ...]] = ()
    uses: ClassVar[Mapping[type[Model], str]] = {}

    def published(self) -> VisiblePageQuerySet:
        """Pages to be found: live, not expired, and in the language of the index."""
        pages = self.model._default_manager.live().filter(locale__language_code=INDEX_LANGUAGE)
        return pages.exclude(expire_at__lte=timezone.now()).order_by("pk")

    def queryset(self) -> VisiblePageQuerySet:
        """Published pages with all that a record needs, in a fixed number of queries."""
        return self.published().select_related(*self.select).prefetch_related(*self.prefetch)

    def batches_of_ids(self) -> Iterator[list[int]]:
        """Ids of all published pages, `CHUNK` at a time."""
        last = 0
        pages = self.published()
        while ids := list(pages.filter(pk__gt=last).values_list("pk", flat=True)[:CHUNK]):
            yield ids
            last = ids[-1]

    def records(
        self, restrictions: Sequence[Restriction], ids: Iterable[int] | None = None
    ) -> Iterator[Record]:
        """Records of the published pages, or of those among `ids`; streamed."""
        pages = self.queryset()
        if ids is not None:
            pages = pages.filter(pk__in=list(ids))
        stream = pages.iterator(chunk_size=CHUNK)
        while chunk := list(islice(stream, CHUNK)):
            self.attach(chunk)
            attached = self._attachments(chunk, restrictions)
            with override(INDEX_LANGUAGE):
                built = [self.build(page, restrictions, attached[page.pk]) for page in chunk]
            yield from filter(None, built)

    def attach(self, pages: list[Any]) -> None:
        """Fetch for a whole chunk what no prefetch can."""

    def build(
        self, page: Any, restrictions: Sequence[Restriction], attachments: tuple[Attachment, ...]
    ) -> Record | None:
        """The record of one page; none of a page outside every site, which nobody can go to."""
        url = page.get_url()
        if url is None:
            return None
        return Record(
            id=page.pk,
            type=self.record_type.value,
            title=one_line(page.title),
            url=url,
            updated=self.updated(page),
            visibility=visibility_key(page.path, restrictions),
            summary=one_line(self.summary(page)),
            body=lines(self.body(page)),
            keywords=tuple(filter(None, map(name_line, self.keywords(page)))),
            facets=self._facets(page),
            demonstration=page.demonstration,
            attachments=attachments,
        )

    def summary(self, page: Any) -> str:
        """Text shown where no passage answers better."""
        return page.description

    def body(self, page: Any) -> Iterable[str]:
        """Texts searched and excerpted."""
        return ()

    def written(self, page: Any) -> Iterable[Model]:
        """The rows whose streams and rich texts may offer documents."""
        return [page]

    def keywords(self, page: Any) -> Iterable[str]:
        """Texts searched but never shown."""
        return ()

    def facets(self, page: Any) -> Mapping[str, Iterable[FacetTerm]]:
        """Terms by facet parameter, besides the type."""
        return {}

    def updated(self, page: Any) -> datetime:
        """The time that the newest-first order goes by."""
        return page.last_published_at or page.first_published_at or EARLIEST

    def _attachments(
        self, pages: list[Any], restrictions: Sequence[Restriction]
    ) -> dict[int, tuple[Attachment, ...]]:
        """What each page offers that all of its readers may read."""
        return attachments_of(
            {
                page.pk: Offer(
                    visibility_key(page.path, restrictions), documents_in(self.written(page))
                )
                for page in pages
            }
        )

    def _facets(self, page: Any) -> dict[str, tuple[FacetTerm, ...]]:
        own = {"typ": [choice_term(self.record_type)], **self.facets(page)}
        found = {name: tuple(dict.fromkeys(values)) for name, values in own.items()}
        return {name: values for name, values in found.items() if values}


@lru_cache(maxsize=None, typed=True)  # typed: members of two enumerations may be equal as texts
def choice_term(choice: Any) -> FacetTerm:
    """The facet term of a `TextChoices` member, in the language of the index."""
    members = list(choice.__class__)
    with override(INDEX_LANGUAGE):
        return FacetTerm(members.index(choice), choice.value, one_line(str(choice.label)))


def named_terms(rows: Iterable[Any]) -> list[FacetTerm]:
    """Facet terms of vocabulary rows (`slug`, `name` and perhaps `order`)."""
    return [FacetTerm(getattr(row, "order", 0), row.slug, name_line(row.name)) for row in rows]


def year_term(year: int) -> FacetTerm:
    """The facet term of a year."""
    return FacetTerm(year, str(year), str(year))
