"""A portal in a folder of its own, on a real database, that processes can share and be killed in."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from tests.postgresql import temporary_cluster

ROOT = Path(__file__).resolve().parents[3]
PAGES = 60
WAIT = 120  # seconds at most for anything


class Portal:
    """The folder, the database, and the processes started on them."""

    def __init__(self, folder, database_url):
        self.folder = folder
        self.environment = os.environ | {
            "DATABASE_URL": database_url,
            "DJANGO_SETTINGS_MODULE": "portal.settings.test",
            "TEST_VAR_DIR": str(folder),
        }

    @property
    def index(self):
        return self.folder / "search"

    def indexes(self):
        """The index folders that there are."""
        return sorted(path.name for path in self.index.glob("v*-*"))

    @contextmanager
    def process(self, *words, **environment):
        """A process that is killed with all its might when the block ends, if it still runs."""
        running = subprocess.Popen(
            [sys.executable, *words],
            cwd=ROOT,
            env=self.environment | environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        try:
            yield running
        finally:
            if running.poll() is None:
                running.send_signal(signal.SIGKILL)
            with suppress(BrokenPipeError):
                running.communicate()

    def act(self, *words, **environment):
        """A process that does one of the acts."""
        return self.process("-m", "tests.search.processes.acts", *map(str, words), **environment)

    def done(self, *words, **environment):
        """What an act said last, when it has ended by itself."""
        with self.act(*words, **environment) as running:
            said, _nothing = running.communicate(timeout=WAIT)
        assert running.returncode == 0, words
        return json.loads(said.splitlines()[-1])

    def manage(self, *words):
        """Run manage.py."""
        subprocess.run(
            [sys.executable, "manage.py", *words],
            cwd=ROOT,
            env=self.environment,
            check=True,
            capture_output=True,
            timeout=3 * WAIT,
        )


def wait_until(condition):
    """Wait for something that must come about."""
    deadline = time.monotonic() + WAIT
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.05)


@pytest.fixture(scope="session")
def seeded(tmp_path_factory):
    """A folder with a migrated SQLite database, its pages and their index: made once, then copied."""
    folder = tmp_path_factory.mktemp("seeded")
    portal = Portal(folder, f"sqlite:///{folder / 'db.sqlite3'}")
    portal.manage("migrate", "--verbosity", "0")
    assert portal.done("seed", PAGES)["indexed"] > PAGES
    return folder


@pytest.fixture
def on_sqlite(seeded, tmp_path):
    """A portal on a SQLite database."""
    folder = tmp_path / "var"
    shutil.copytree(seeded, folder)
    return Portal(folder, f"sqlite:///{folder / 'db.sqlite3'}")


@pytest.fixture(scope="session")
def on_postgresql(tmp_path_factory):
    """A portal on a PostgreSQL database."""
    with temporary_cluster() as cluster:
        portal = Portal(tmp_path_factory.mktemp("pg"), cluster.create_database("portal"))
        portal.manage("migrate", "--verbosity", "0")
        portal.done("seed", PAGES)
        yield portal


@pytest.fixture
def portal(request):
    """The portal on the database that the test names."""
    return request.getfixturevalue(f"on_{request.param}")
