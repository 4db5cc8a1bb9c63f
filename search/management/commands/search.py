"""`manage.py search`: make, update, compare, describe and judge the search index."""

import json
import sys
from argparse import ArgumentParser
from contextlib import suppress
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from search.documents.texts import note_missing, read_waiting
from search.engines import SHORT_NAMES, EngineError, engine_named, get_engine
from search.engines.base import EngineBusyError, IndexMissingError
from search.engines.locks import lock
from search.evaluation import evaluate
from search.management.progress import ProgressBar
from search.models import DocumentText, OutboxEntry
from search.questions.editors_words import synonyms_or_starters
from search.records.registry import count_records
from search.statistics.retention import forget, purge
from search.swedish import description
from search.sync.draining import drain
from search.sync.indexing import rebuild
from search.sync.outbox import plan_expiries
from search.sync.reconciling import Differences, differences, note_differences

SHOWN_IDS = 20


class Command(BaseCommand):
    help = "Make, update, compare, describe and judge the search index."

    def add_arguments(self, parser: ArgumentParser) -> None:
        commands = parser.add_subparsers(dest="subcommand", required=True)
        making = commands.add_parser("rebuild", help="make a new index and let it replace the old")
        making.add_argument(
            "--if-missing",
            action="store_true",
            help="only read documents that wait when there is an index already",
        )
        sync = commands.add_parser(
            "sync", help="apply the changes that wait, read documents, remove old statistics"
        )
        sync.add_argument("--repair", action="store_true", help="also mend what differs")
        sync.add_argument("--dead", action="store_true", help="also what was given up on")
        commands.add_parser("check", help="compare index and database; exit code 1 if they differ")
        commands.add_parser("status", help="describe the index")
        purging = commands.add_parser("purge-statistics", help="remove statistics that are too old")
        purging.add_argument("--words", help="forget these words instead, and keep only the sums")
        judging = commands.add_parser("evaluate", help="figures over judged questions in a folder")
        judging.add_argument("folder", type=Path)
        judging.add_argument("--engine", choices=SHORT_NAMES, help="default: the one in use")
        showing = commands.add_parser(
            "analyse", help="how words are searched, as JSON, a word a line"
        )
        showing.add_argument("text", nargs="+")

    def handle(self, *, subcommand: str, **options: Any) -> None:
        try:
            getattr(self, f"_{subcommand.replace('-', '_')}")(**options)
        except EngineError as error:
            raise CommandError(str(error)) from error

    def _rebuild(self, *, if_missing: bool, **options: Any) -> None:
        self._read_documents()
        if if_missing and _has_index():
            self.stdout.write("The search index is in place.")
            return
        bar = ProgressBar(count_records(), self.stdout)
        number = rebuild(bar.step)
        bar.end()
        self.stdout.write(f"Indexed {number} pages.")

    def _sync(self, *, repair: bool, dead: bool, **options: Any) -> None:
        purge()  # where nobody searches, or nothing is counted any more, no web worker does it
        get_engine().tidy()
        plan_expiries()
        if dead:
            self.stdout.write(f"Trying {OutboxEntry.objects.revive()} changes again.")
        began = timezone.now()
        if repair:
            self._tell(note_differences())
        applied = drain()
        self._read_documents()  # which may take long, so what waited comes first
        applied += drain()
        if repair:  # what was noted may have been applied as soon as it was
            applied = OutboxEntry.objects.filter(drained_at__gte=began).count()
        self.stdout.write(f"Applied {applied} changes.")

    def _read_documents(self) -> None:
        """Read the documents that have never been read, or took too long while an editor waited.

        Not while another run is at it, as when each minute's takes an hour after an upgrade.
        """
        with suppress(EngineBusyError), lock("documents", settings.VAR_DIR / "locks", timeout=0):
            note_missing()
            if number := read_waiting():
                self.stdout.write(f"Read {number} documents.")

    def _check(self, **options: Any) -> None:
        found = differences()
        self._tell(found)
        if found:
            sys.exit(1)
        self.stdout.write("Index and database agree.")

    def _tell(self, found: Differences) -> None:
        for kind, ids in vars(found).items():
            self._list(kind, sorted(ids))

    def _list(self, name: str, ids: list[int]) -> None:
        if ids:
            shown = ", ".join(map(str, ids[:SHOWN_IDS])) + (" …" if len(ids) > SHOWN_IDS else "")
            self.stdout.write(f"{name}: {len(ids)} pages ({shown})")

    def _purge_statistics(self, *, words: str | None, **options: Any) -> None:
        removed = purge() if words is None else forget(words)
        self.stdout.write(f"Removed {removed} rows of statistics.")

    def _status(self, **options: Any) -> None:
        try:
            self._engine_status()
        finally:  # what waits lies in the database, and is of most interest when no engine answers
            self._outbox_status()

    def _engine_status(self) -> None:
        status = get_engine().status()
        rebuilt = f"{status.rebuilt_at:%Y-%m-%d %H:%M} UTC" if status.rebuilt_at else "never"
        self.stdout.write(
            f"engine:    {status.engine}\n"
            f"documents: {status.documents}\n"
            f"rebuilt:   {rebuilt}\n"
            f"size:      {status.size_bytes / 1e6:.1f} MB"
        )

    def _outbox_status(self) -> None:
        outbox = OutboxEntry.objects
        self.stdout.write(
            f"waiting:   {outbox.waiting().count()} changes\n"
            f"lag:       {outbox.lag().total_seconds():.0f} s\n"
            f"dead:      {outbox.dead().count()} changes\n"
            f"unread:    {DocumentText.objects.waiting().count()} documents"
        )
        for row in outbox.dead()[:SHOWN_IDS]:
            self.stdout.write(f"  page {row.page_id}: {row.last_error}")

    def _evaluate(self, *, folder: Path, engine: str | None, **options: Any) -> None:
        if not (folder / "qrels.jsonl").is_file():
            raise CommandError(f"There are no judged questions in {folder}.")
        chosen = engine_named(engine) if engine else get_engine()
        self.stdout.write(f"{'kind':12}{'queries':>8}{'MRR@10':>9}{'recall@10':>11}{'nDCG@10':>9}")
        for kind, number, *means in evaluate(folder, chosen):
            self.stdout.write(f"{kind:12}{number:8}{means[0]:9.4f}{means[1]:11.4f}{means[2]:9.4f}")

    def _analyse(self, *, text: list[str], **options: Any) -> None:
        synonyms_or_starters()  # and with them the protected words, where there is a database
        for word in description(" ".join(text)):
            self.stdout.write(json.dumps(word, ensure_ascii=False))


def _has_index() -> bool:
    try:
        get_engine().status()
    except IndexMissingError:
        return False
    return True
