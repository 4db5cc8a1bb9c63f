"""One run beside Wagtail's own backend: generate, index with both, check both, then time.

`python -m tests.benchmarks.comparison NUMBER`, started by `tests.benchmarks.search`. With SQLite it also
compares the engines with themselves: as a whole page, at a tenth of the documents, over the wire.
"""

import os
import sys

import django
from django.core.management import call_command


def main():
    django.setup()
    # First of all: Wagtail chooses its search backend by the tables there are.
    call_command("migrate", verbosity=0)
    from django.db import connection

    from tests.benchmarks import beside_wagtail, ours
    from tests.benchmarks.figures import Figures

    number, figures = int(sys.argv[1]), Figures(os.environ["BENCH_FIGURES"])
    words = beside_wagtail.make_examples(number)
    searches, answers = beside_wagtail.compare(words, figures)
    if connection.vendor == "sqlite":
        ours.compare(number, searches, answers, figures)


if __name__ == "__main__":
    main()
