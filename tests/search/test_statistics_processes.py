"""Several web workers count the same words at once, on both databases: nothing is lost or doubled."""

import os
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.postgresql import temporary_cluster

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.slow
WORKERS, TIMES = 3, 30

COUNT = f"""
from datetime import date, timedelta
from search.models import ClickDay, QueryDay
from search.statistics.buffer import Buffer
from search.statistics.retention import purge
from search.statistics.writing import mark

today = date.today()
for turn in range({TIMES}):
    own = Buffer()
    own.add(mark(QueryDay, "searches", date=today, words=words) for words in ("a", "b", "c"))
    own.add([mark(ClickDay, "clicks", date=today, position=1 + turn % 2)])
    own.flush()
    purge(today + timedelta(days=1))
"""
RARE_WORDS = 400
ADD_RARE_WORDS = f"""
from datetime import date, timedelta
from search.models import QueryDay

before = date.today() - timedelta(days=40)
QueryDay.objects.bulk_create(
    QueryDay(date=before, words=f"ord {{n}}", searches=1) for n in range({RARE_WORDS})
)
"""
PURGE = """
import time
from django.db import connection
from search.statistics.retention import purge

def slowly(execute, sql, *rest):
    time.sleep(sql.startswith("UPDATE"))  # so that every one has read before any has written
    return execute(sql, *rest)

with connection.execute_wrapper(slowly):
    print("ready", flush=True)
    input()
    purge()
"""
SUMS = """
from search.models import ClickDay, QueryDay
print(sorted(QueryDay.objects.values_list("words", "searches")),
      sorted(ClickDay.objects.values_list("position", "clicks")))
"""


def process(database_url, folder, *arguments):
    environment = os.environ | {
        "DATABASE_URL": database_url,
        "DJANGO_SETTINGS_MODULE": "portal.settings.test",
        "TEST_VAR_DIR": str(folder),
    }
    command = [sys.executable, "manage.py", *arguments]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, cwd=ROOT, env=environment, stdin=pipe, stdout=pipe, text=True)


def finish(running):
    said, _ = running.communicate(timeout=120)
    assert running.returncode == 0
    return said


def start_together(processes):
    """Let all go on as soon as each is ready."""
    for running in processes:
        assert running.stdout.readline() == "ready\n"
    for running in processes:
        running.stdin.write("go\n")
        running.stdin.flush()


@contextmanager
def sqlite(folder):
    yield f"sqlite:///{folder / 'db.sqlite3'}"


@contextmanager
def postgresql(folder):
    with temporary_cluster() as cluster:
        yield cluster.create_database("portal")


@pytest.mark.parametrize(
    "database", [sqlite, pytest.param(postgresql, marks=pytest.mark.postgresql)]
)
def test_workers_add_up(database, tmp_path):
    with database(tmp_path) as url:
        finish(process(url, tmp_path, "migrate", "--verbosity", "0"))
        shell = ("shell", "--no-imports", "-c")
        for running in [process(url, tmp_path, *shell, COUNT) for _ in range(WORKERS)]:
            finish(running)
        each = WORKERS * TIMES
        words = [(name, each) for name in "abc"]
        clicks = [(1, each // 2), (2, each // 2)]
        assert finish(process(url, tmp_path, *shell, SUMS)).strip() == f"{words} {clicks}"


@pytest.mark.postgresql
def test_rare_words_are_folded_into_the_sum_once_however_many_purge(tmp_path):
    with postgresql(tmp_path) as url:
        finish(process(url, tmp_path, "migrate", "--verbosity", "0"))
        shell = ("shell", "--no-imports", "-c")
        finish(process(url, tmp_path, *shell, ADD_RARE_WORDS))
        purging = [process(url, tmp_path, *shell, PURGE) for _ in range(WORKERS)]
        start_together(purging)
        for running in purging:
            finish(running)
        assert finish(process(url, tmp_path, *shell, SUMS)).strip() == f"[('', {RARE_WORDS})] []"
