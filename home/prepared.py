"""Queries that are the same every time: written once by the ORM, from then on only asked.

To write one takes ten times as long as the database takes to answer it, which tells where every page asks.
"""

from collections.abc import Callable
from typing import Any

from django.db import connection
from django.db.models import Expression, Field, QuerySet


class Given(Expression):
    """A value in a prepared query that is given when it is asked: the one at `place` of those given."""

    def __init__(self, place: int, output_field: "Field[Any, Any]") -> None:
        super().__init__(output_field=output_field)
        self.place = place

    def as_sql(self, _compiler: object, _connection: object) -> tuple[str, list["Given"]]:  # type: ignore[override]
        """A parameter that waits for its value."""
        return "%s", [self]

    def among(self, values: tuple[object, ...]) -> Any:
        """Its value, in the form that the database takes."""
        return self.output_field.get_db_prep_value(values[self.place], connection)


class Prepared:
    """The query that `make` gives. Rows come as the database keeps them: text, numbers, 1 for true."""

    def __init__(self, make: Callable[[], "QuerySet[Any, Any]"]) -> None:
        self._make = make
        self._written: dict[str, tuple[str, tuple[Any, ...]]] = {}

    def rows(self, *values: object) -> list[tuple[Any, ...]]:
        """What it finds now, with these values in the places that are `Given`."""
        sql, parameters = self._for(connection.vendor)
        with connection.cursor() as cursor:
            cursor.execute(
                sql, [p.among(values) if isinstance(p, Given) else p for p in parameters]
            )
            return cursor.fetchall()

    def _for(self, vendor: str) -> tuple[str, tuple[Any, ...]]:
        if vendor not in self._written:
            sql, parameters = self._make().query.get_compiler(connection=connection).as_sql()
            self._written[vendor] = sql, tuple(parameters)
        return self._written[vendor]
