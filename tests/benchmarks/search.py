"""Our search beside Wagtail's own SQLite backend: `python -m tests.benchmarks.search [NUMBER]`.

Runs in a throw-away database under var/bench, which is removed afterwards.
"""

import os
import shutil
import sys
from pathlib import Path

import django
from django.core.management import call_command

FOLDER = Path(__file__).resolve().parents[2] / "var" / "bench"
NUMBER = 10_000


def main():
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    os.environ["TEST_VAR_DIR"] = str(FOLDER)
    os.environ["DJANGO_SETTINGS_MODULE"] = "portal.settings.test"
    django.setup()
    # First of all: Wagtail chooses its search backend by the tables there are.
    call_command("migrate", verbosity=0)
    from tests.benchmarks.comparison import Comparison

    try:
        Comparison(int(sys.argv[1]) if len(sys.argv) > 1 else NUMBER).run()
    finally:
        shutil.rmtree(FOLDER, ignore_errors=True)


if __name__ == "__main__":
    main()
