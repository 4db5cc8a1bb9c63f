"""The indexes on the server, and the alias that names the one in use.

    portal-v1                            the alias; searches and changes go through it
    portal-v1-20261122…-1a2b3c4d         an index; the version is that of the mapping
    portal-v1-20261122…-1a2b3c4d-new     the alias that it is filled through, until it takes over
    portal-throwaway-5e6f7a8b-v1         the alias of an index that is to leave no trace

An alias is moved in one step, so that every process takes up the new index at once. While a portal changes
its version both versions search and write, each by its own alias, and neither touches what the other uses.
"""

import re
from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from secrets import token_hex

from elasticsearch import Elasticsearch, NotFoundError

from search.engines.base import EngineError, IndexMissingError, UnavailableError
from search.engines.elastic.connection import Connection
from search.engines.elastic.mapping import SCHEMA_VERSION, build_mapping, index_settings

STAMP = "%Y%m%d%H%M%S"
STAMPED = r"\d{14}-[0-9a-f]{8}"  # when it was made, and what tells it from others made then
WORKS_WITHIN = 30.0  # seconds for the moving and removing of an index
ROOM_WITHIN = 30  # seconds that the server looks for a place for a new one
ANSWERS_AFTER = 15  # seconds more in which it has to say that it found none
ABANDONED_AFTER = timedelta(days=1)


class Indexes:
    """The indexes of one portal."""

    def __init__(self, connection: Connection, prefix: str, shards: int, replicas: str) -> None:
        self._connection = connection
        self._prefix = prefix
        self._settings = index_settings(shards, replicas)
        self._made_with = (shards, replicas)
        self._version = SCHEMA_VERSION
        self.alias = f"{prefix}-v{self._version}"

    def create(self) -> str:
        """Name of a new empty index, which is written through its alias `filled_through`."""
        name = f"{self.alias}-{datetime.now(UTC):{STAMP}}-{token_hex(4)}"
        with self._connection.working(ROOM_WITHIN + ANSWERS_AFTER) as client:
            if self.alias in _named(client, f"{self.alias}*"):
                raise EngineError(
                    f"An index is called {self.alias}, which is to be an alias: remove that index."
                )
            made = client.indices.create(
                index=name,
                settings=self._settings,
                mappings=build_mapping().to_dict(),
                aliases={filled_through(name): {}},
                timeout=f"{ROOM_WITHIN}s",
            )
        if not made["shards_acknowledged"]:
            raise UnavailableError("The search server has no room for another index.")
        return name

    def switch_to(self, name: str) -> None:
        """Let an index be the one in use, for every process."""
        with self._connection.working(WORKS_WITHIN) as client:
            client.indices.put_settings(index=name, settings={"refresh_interval": "1s"})
            client.indices.refresh(index=name)
            used = self._used(client)
            old = [{"remove": {"index": one, "alias": self.alias}} for one in used]
            new = {"add": {"index": name, "alias": self.alias, "is_write_index": True}}
            full = {"remove": {"index": name, "alias": filled_through(name)}}
            client.indices.update_aliases(actions=[new, *old, full])
            # The first index of a version leaves the older version to those who still run it.
            if used:
                _delete(client, self._older(client))

    def remove_unused(self) -> None:
        """Remove every index of this version but the one in use."""
        with self._connection.working(WORKS_WITHIN) as client:
            _delete(client, self._all(client) - self._used(client))

    def beside(self) -> "Indexes":
        """Indexes of a name of their own, for what is to leave no trace."""
        return Indexes(
            self._connection, f"{self._prefix}-throwaway-{token_hex(4)}", *self._made_with
        )

    def remove_abandoned(self) -> None:
        """Remove what was to leave no trace and is a day old: whoever made it was killed."""
        form = re.compile(rf"{re.escape(self._prefix)}-throwaway-[0-9a-f]{{8}}-v\d+-{STAMPED}")
        with self._connection.working(WORKS_WITHIN) as client:
            found = filter(form.fullmatch, _named(client, f"{self._prefix}-throwaway-*"))
            _delete(client, filter(_is_old, found))

    def remove_all(self) -> None:
        """Remove every index of this version, the one in use as well."""
        with self._connection.working(WORKS_WITHIN) as client:
            _delete(client, self._all(client))

    def current(self) -> str:
        """Name of the index in use."""
        with self._connection.asking() as client:
            for name in self._used(client):
                return name
        raise IndexMissingError("There is no search index yet.")

    def _used(self, client: Elasticsearch) -> set[str]:
        try:
            return set(client.indices.get_alias(name=self.alias).body)
        except NotFoundError:
            return set()

    def _all(self, client: Elasticsearch) -> set[str]:
        form = re.compile(rf"{re.escape(self.alias)}-{STAMPED}")
        return set(filter(form.fullmatch, _named(client, f"{self.alias}-*")))

    def _older(self, client: Elasticsearch) -> set[str]:
        """The indexes of older versions."""
        form = re.compile(rf"{re.escape(self._prefix)}-v(\d+)-{STAMPED}")
        found = map(form.fullmatch, _named(client, f"{self._prefix}-v*"))
        return {each[0] for each in found if each and int(each[1]) < self._version}


def _named(client: Elasticsearch, form: str) -> Iterable[str]:
    """Names of the indexes of a form, those that somebody closed too."""
    return client.indices.get(index=form, features="aliases", expand_wildcards="open,closed").body


def _delete(client: Elasticsearch, names: Iterable[str]) -> None:
    if ordered := sorted(names):
        client.indices.delete(index=ordered, ignore_unavailable=True)


def filled_through(name: str) -> str:
    """The alias that an index is filled through.

    Whoever writes asks for an alias: were the index removed meanwhile, the server would make another
    of its name, with fields of its own choice.
    """
    return f"{name}-new"


def made_at(name: str) -> datetime | None:
    """When an index was made, by its name; None when the name is none of ours."""
    if not re.search(rf"-{STAMPED}$", name):
        return None
    with suppress(ValueError):  # as many digits, and not a time
        return datetime.strptime(name.split("-")[-2], STAMP).replace(tzinfo=UTC)
    return None


def _is_old(name: str) -> bool:
    made = made_at(name)
    return made is not None and datetime.now(UTC) - made > ABANDONED_AFTER
