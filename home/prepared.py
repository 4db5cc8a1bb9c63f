"""Queries that are the same every time: written once by the ORM, from then on only asked.

To write one takes ten times as long as the database takes to answer it, which tells where every page asks.
"""

from collections.abc import Callable
from typing import Any

from django.db import connection
from django.db.models import QuerySet


class Prepared:
    """The query that `make` gives. Rows come as the database keeps them: text, numbers, 1 for true."""

    def __init__(self, make: Callable[[], "QuerySet[Any, Any]"]) -> None:
        self._make = make
        self._written: dict[str, tuple[str, tuple[Any, ...]]] = {}

    def rows(self) -> list[tuple[Any, ...]]:
        """What it finds now."""
        with connection.cursor() as cursor:
            cursor.execute(*self._for(connection.vendor))
            return cursor.fetchall()

    def _for(self, vendor: str) -> tuple[str, tuple[Any, ...]]:
        if vendor not in self._written:
            sql, parameters = self._make().query.get_compiler(connection=connection).as_sql()
            self._written[vendor] = sql, tuple(parameters)
        return self._written[vendor]
