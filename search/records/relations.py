"""Relations of many pages at once, each related row read and built a single time.

Django's prefetch makes a queryset for every page and relation, which takes more time than all else
in a rebuild; pages that come in thousands are read this way instead, in two queries a relation.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Model
from wagtail.models import Page


def related_rows(pages: Sequence[Page], relation: str, *along: str) -> dict[int, list[Any]]:
    """The rows that each page has under a many-to-many `relation`, by page id; `along` is fetched too."""
    field: Any = pages[0]._meta.get_field(relation)
    through = field.remote_field.through
    return linked_rows(
        pages, through, field.m2m_field_name(), field.m2m_reverse_field_name(), *along
    )


def linked_rows(
    pages: Sequence[Page], link: type[Model], to_page: str, to_row: str, *along: str
) -> dict[int, list[Any]]:
    """The rows that links lead to, by page id; `to_page` and `to_row` are the two keys of a link."""
    links = link._default_manager.filter(**{f"{to_page}__in": [page.pk for page in pages]})
    pairs = list(links.values_list(f"{to_page}_id", f"{to_row}_id"))
    rows = _rows(link, to_row, (row_id for _page_id, row_id in pairs), *along)
    found: dict[int, list[Any]] = {page.pk: [] for page in pages}
    for page_id, row_id in pairs:
        found[page_id].append(rows[row_id])
    return found


def part_rows(pages: Sequence[Page], relation: str, chosen: str) -> dict[int, list[Any]]:
    """The rows that belong to each page, by page id, with what each has `chosen`."""
    field: Any = pages[0]._meta.get_field(relation).field
    parts = list(field.model._default_manager.filter(**{f"{field.name}__in": pages}))
    rows = _rows(field.model, chosen, (getattr(part, f"{chosen}_id") for part in parts))
    found: dict[int, list[Any]] = {page.pk: [] for page in pages}
    for part in parts:
        setattr(part, chosen, rows[getattr(part, f"{chosen}_id")])
        found[getattr(part, field.attname)].append(part)
    return found


def _rows(model: type[Model], key: str, ids: Iterable[Any], *along: str) -> dict[Any, Any]:
    """The rows that a foreign key of `model` leads to, by id."""
    related: Any = model._meta.get_field(key).related_model
    return related._default_manager.prefetch_related(*along).in_bulk(set(ids))
