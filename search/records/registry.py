"""Every builder, and the questions asked of them all."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple, TypeVar

from django.db.models import Model
from modelcluster.models import get_all_child_relations
from wagtail.models import Page, Site

from home.access import Restriction, all_restrictions, below
from network.models import LessonPage, ModulePage
from search.questions.editors_words import refresh
from search.records import examples, home, network
from search.records.builder import RecordBuilder
from search.records.record import Record

BUILDERS: tuple[RecordBuilder, ...] = (*examples.BUILDERS, *network.BUILDERS, *home.BUILDERS)
INDEXED_MODELS = tuple(builder.model for builder in BUILDERS)
USED_MODELS = frozenset(model for builder in BUILDERS for model in builder.uses)
RELATIONS = frozenset(
    field.remote_field.through
    for model in INDEXED_MODELS
    for field in model._meta.local_many_to_many
)
# Rows that belong to a page -> their field with its id.
PART_KEYS: Mapping[type[Model], str] = {
    relation.related_model: relation.field.attname
    for model in INDEXED_MODELS
    for relation in get_all_child_relations(model)
    if relation.field.related_model is model
}
T = TypeVar("T")


class Batch(NamedTuple):
    """Some published pages of one model, and how to read their records."""

    ids: list[int]
    read: Callable[[Sequence[int]], Mapping[int, Record]]


def batches_of_published() -> Iterator[Batch]:
    """Everything published, some pages at a time; no cursor stays open while others write."""
    _forget_what_others_changed()
    for builder in BUILDERS:

        def read(ids: Sequence[int], builder: RecordBuilder = builder) -> dict[int, Record]:
            return steady(partial(_read, [(builder, ids)]))

        for ids in builder.batches_of_ids():
            yield Batch(ids, read)


def steady(read: Callable[[list[Restriction]], T]) -> T:
    """What is read of pages, by the restrictions that guard them where they stand just then.

    To put siblings in another order gives them each other's places in the tree, so that restrictions
    read before it, or after, would guard other pages than they do. What was read while they changed
    is read again.
    """
    before = all_restrictions()
    while True:
        found = read(before)
        after = all_restrictions()
        if set(after) == set(before):
            return found
        before = after


def all_records() -> Iterator[Record]:
    """The records of everything published, streamed."""
    for batch in batches_of_published():
        yield from batch.read(batch.ids).values()


def records_of(ids: Iterable[int]) -> dict[int, Record]:
    """The records of those of these pages that are published, by page id."""
    _forget_what_others_changed()
    wanted = list(ids)
    return steady(lambda restrictions: _read(_by_builder(wanted), restrictions))


def _forget_what_others_changed() -> None:
    """Words and sites that this process remembers, and that another may have changed."""
    refresh()
    Site.clear_site_root_paths_cache()


def _read(
    wanted: Iterable[tuple[RecordBuilder, Sequence[int]]], restrictions: list[Restriction]
) -> dict[int, Record]:
    """The records that each builder makes of its pages, by page id."""
    found = (builder.records(restrictions, ids) for builder, ids in wanted)
    return {record.id: record for records in found for record in records}


def _by_builder(ids: Iterable[int]) -> Iterator[tuple[RecordBuilder, list[int]]]:
    """The builders that these pages have, each with its own; the others need not be asked."""
    pages = Page.objects.filter(pk__in=list(ids)).order_by()
    own: dict[str, list[int]] = defaultdict(list)
    for pk, *model in pages.values_list("pk", "content_type__app_label", "content_type__model"):
        own[".".join(model)].append(pk)
    for builder in BUILDERS:
        if found := own.get(builder.model._meta.label_lower):
            yield builder, found


def count_records() -> int:
    """How many records `all_records` gives."""
    return sum(builder.queryset().count() for builder in BUILDERS)


def pages_using(row: Model) -> set[int]:
    """Ids of the pages whose records hold something of `row`, such as a theme's name."""
    return pages_using_any(type(row), [row.pk])


def pages_using_any(model: type[Model], pks: Iterable[Any]) -> set[int]:
    """Ids of the pages whose records hold something of any of these rows of `model`."""
    found: set[int] = set()
    for builder in BUILDERS:
        if path := builder.uses.get(model):
            pages = builder.model._default_manager.filter(**{f"{path}__in": list(pks)})
            found.update(pages.order_by().values_list("pk", flat=True))
    return found


def dependants(page_ids: Collection[int]) -> set[int]:
    """Pages whose records hold something of one of these pages: the lessons of a module."""
    if not page_ids:
        return set()
    modules = ModulePage.objects.filter(pk__in=page_ids).values_list("path", flat=True)
    return set(LessonPage.objects.filter(below(modules)).values_list("pk", flat=True))
