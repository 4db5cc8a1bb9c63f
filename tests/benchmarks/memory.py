"""What a process takes: `python -m tests.benchmarks.memory rebuild|worker|lexicon`, over the data of a run.

Prints figures as JSON, a line each. The addresses that the worker is to show are read from the input.
"""

import json
import sys
import time
from pathlib import Path

import django

from tests.benchmarks.figures import AT_MOST, Figure

MEGABYTE = 1_000_000
SEARCHES = 1_000
FLAT = 1.15  # times what a tenth of the documents took


def rebuild():
    """Peak of a rebuild, and how it grew after the first tenth of the documents."""
    from wagtail.models import Page

    from search.sync import indexing

    number, peaks = Page.objects.live().count(), []
    indexing.rebuild(lambda: peaks.append(peak()))
    yield Figure("memory of a rebuild at most", peak(), AT_MOST, 400, "MB")
    grown = peak() / peaks[number // 10]
    yield Figure("… beside that after a tenth of the documents", grown, AT_MOST, FLAT, "×")


def worker():
    """A web worker after a thousand searches."""
    from django.test import Client

    client, urls = Client(), json.load(sys.stdin)
    for number in range(SEARCHES):
        assert client.get(urls[number % len(urls)]).status_code == 200
    yield Figure("memory of a web worker after 1,000 searches", peak(), AT_MOST, 250, "MB")


def lexicon():
    """What the Swedish analysis adds to a process, and how long the first word waits for it."""
    from search.swedish import terms

    before, start = peak(), time.perf_counter()
    terms("Kvinnojourens bostadssegregation")
    yield Figure("the Swedish lexicon loaded", peak() - before, AT_MOST, 60, "MB")
    yield Figure("… and its first word", time.perf_counter() - start, AT_MOST, 0.5, "s")


def peak():
    """The most megabytes that this process has held at once, as Linux counts it.

    Not `ru_maxrss`: a process begins with that of the one which started it.
    """
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    (kilobytes,) = (line.split()[1] for line in lines if line.startswith("VmHWM"))
    return int(kilobytes) * 1024 / MEGABYTE


if __name__ == "__main__":
    django.setup()
    for figure in {"rebuild": rebuild, "worker": worker, "lexicon": lexicon}[sys.argv[1]]():
        print(json.dumps(figure))
