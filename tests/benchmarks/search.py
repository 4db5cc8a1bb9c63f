"""Our search beside its peers: `python -m tests.benchmarks.search [NUMBER]` generated examples (10,000).

Runs in throw-away databases under var/bench, SQLite first and then PostgreSQL, each in a process of its
own, and ends with a table of what was reached beside what is wanted.
"""

import os
import shutil
import subprocess
import sys
from contextlib import nullcontext
from pathlib import Path

from tests.benchmarks.figures import Figures
from tests.postgresql import temporary_cluster

FOLDER = Path(__file__).resolve().parents[2] / "var" / "bench"
NUMBER = 10_000


def main():
    number = int(sys.argv[1]) if len(sys.argv) > 1 else NUMBER
    shutil.rmtree(FOLDER, ignore_errors=True)
    try:
        for database in ("sqlite", "postgresql"):
            run_beside(database, number)
        Figures(FOLDER / "figures.jsonl").show()
    finally:
        shutil.rmtree(FOLDER, ignore_errors=True)


def run_beside(database, number):
    """Compare with Wagtail's backend on one database."""
    folder = FOLDER / database
    folder.mkdir(parents=True)
    environment = {
        **os.environ,
        "TEST_VAR_DIR": str(folder),
        "DJANGO_SETTINGS_MODULE": "portal.settings.test",
        "BENCH_FIGURES": str(FOLDER / "figures.jsonl"),
    }
    with temporary_cluster() if database == "postgresql" else nullcontext() as cluster:
        if cluster:
            environment["DATABASE_URL"] = cluster.create_database("bench")
        command = [sys.executable, "-m", "tests.benchmarks.comparison", str(number)]
        subprocess.run(command, env=environment, check=True)


if __name__ == "__main__":
    main()
