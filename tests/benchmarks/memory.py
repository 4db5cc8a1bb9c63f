"""What a process takes: `python -m tests.benchmarks.memory rebuild|worker|lexicon`, over the data of a run.

Prints figures as JSON, a line each. The addresses that the worker is to show are read from the input.
"""

import json
import sys
import threading
import time
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import django

from tests.benchmarks.figures import AT_MOST, Figure

MEGABYTE = 1_000_000
SAMPLE_SECONDS = 0.02
SEARCHES = 1_000
FILLED = 10_000  # documents, a tenth of the many that the goal speaks of; fewer do not fill tantivy's heap
FLAT = 1.15  # times what those took


def rebuild():
    """What a rebuild holds, and where there are many documents how that grew.

    Files that tantivy maps while it merges are held, but do not grow: the kernel takes them back when it
    needs the room.
    """
    from search.sync import indexing

    held, filled, done = [], [], count(1)

    def progress():
        if next(done) == FILLED:
            filled.append(max(held))

    with sampled(own, held):
        number = indexing.rebuild(progress)
    yield Figure("memory of a rebuild at most, mapped files with it", peak(), AT_MOST, 400, "MB")
    if number > 2 * FILLED:
        grown, name = max(held) / filled[0], f"… of its own, beside that after {FILLED:,} documents"
        yield Figure(name, grown, AT_MOST, FLAT, "×")


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
    return megabytes("VmHWM")


def own():
    """The megabytes that this process holds now and that no file backs."""
    return megabytes("RssAnon")


def megabytes(name):
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    (kilobytes,) = (line.split()[1] for line in lines if line.startswith(name))
    return int(kilobytes) * 1024 / MEGABYTE


@contextmanager
def sampled(measure, values):
    """Add what `measure` says to `values` all the while."""
    ended = threading.Event()

    def sample():
        values.append(measure())
        while not ended.wait(SAMPLE_SECONDS):
            values.append(measure())

    thread = threading.Thread(target=sample)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


if __name__ == "__main__":
    django.setup()
    for figure in {"rebuild": rebuild, "worker": worker, "lexicon": lexicon}[sys.argv[1]]():
        print(json.dumps(figure))
