"""`manage.py search`: make, update, compare and describe the search index."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from search.engines import EngineError, get_engine
from search.engines.base import IndexMissingError
from search.indexing import differences, drain, rebuild
from search.models import OutboxEntry
from search.records.registry import count_records
from search.statistics.retention import purge

BAR_WIDTH = 40
SHOWN_IDS = 20


class ProgressBar:
    """A bar that is drawn when someone watches, and silent in logs."""

    def __init__(self, total: int, stream: Any) -> None:
        self._total = max(total, 1)
        self._done = 0
        self._stream = stream
        self._shown = stream.isatty()

    def step(self) -> None:
        """One more is done."""
        self._done += 1
        if self._shown and (self._done % 50 == 0 or self._done >= self._total):
            filled = min(BAR_WIDTH, BAR_WIDTH * self._done // self._total)
            bar = "█" * filled + "░" * (BAR_WIDTH - filled)
            self._stream.write(f"\r{bar} {self._done}/{self._total}", ending="")
            self._stream.flush()

    def end(self) -> None:
        """Leave the line."""
        if self._shown:
            self._stream.write("")


class Command(BaseCommand):
    help = "Search index: rebuild, sync, check, status"

    def add_arguments(self, parser: ArgumentParser) -> None:
        commands = parser.add_subparsers(dest="subcommand", required=True)
        making = commands.add_parser("rebuild", help="make a new index and let it replace the old")
        making.add_argument(
            "--if-missing", action="store_true", help="do nothing when there is an index already"
        )
        commands.add_parser("sync", help="apply the changes that wait in the outbox")
        commands.add_parser("check", help="compare index and database; exit code 1 if they differ")
        commands.add_parser("status", help="describe the index")
        commands.add_parser(
            "purge-statistics", help="remove the statistics of searches that are too old"
        )

    def handle(self, *, subcommand: str, **options: Any) -> None:
        try:
            getattr(self, f"_{subcommand.replace('-', '_')}")(**options)
        except EngineError as error:
            raise CommandError(str(error)) from error

    def _rebuild(self, *, if_missing: bool, **options: Any) -> None:
        if if_missing and _has_index():
            self.stdout.write("The search index is in place.")
            return
        bar = ProgressBar(count_records(), self.stdout)
        number = rebuild(bar.step)
        bar.end()
        self.stdout.write(f"Indexed {number} pages.")

    def _sync(self, **options: Any) -> None:
        self.stdout.write(f"Applied {drain()} changes.")

    def _check(self, **options: Any) -> None:
        found = differences()
        for name in ("missing", "extra", "changed"):
            self._list(name, sorted(getattr(found, name)))
        if found:
            sys.exit(1)
        self.stdout.write("Index and database agree.")

    def _list(self, name: str, ids: list[int]) -> None:
        if ids:
            shown = ", ".join(map(str, ids[:SHOWN_IDS])) + (" …" if len(ids) > SHOWN_IDS else "")
            self.stdout.write(f"{name}: {len(ids)} pages ({shown})")

    def _purge_statistics(self, **options: Any) -> None:
        self.stdout.write(f"Removed {purge()} rows of statistics.")

    def _status(self, **options: Any) -> None:
        status = get_engine().status()
        waiting = OutboxEntry.objects.waiting().count()
        rebuilt = f"{status.rebuilt_at:%Y-%m-%d %H:%M} UTC" if status.rebuilt_at else "never"
        self.stdout.write(
            f"engine:    {status.engine}\n"
            f"documents: {status.documents}\n"
            f"rebuilt:   {rebuilt}\n"
            f"size:      {status.size_bytes / 1e6:.1f} MB\n"
            f"waiting:   {waiting} changes"
        )


def _has_index() -> bool:
    try:
        get_engine().status()
    except IndexMissingError:
        return False
    return True
