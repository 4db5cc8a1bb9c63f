"""Taking the time. Ways are timed in turn, so that a slow moment of the machine strikes them all."""

import statistics
import time


def seconds(work):
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def clocks(work):
    """Seconds by the clock, and of this process's processor time: the fairer on a busy machine."""
    start = time.process_time()
    return seconds(work), time.process_time() - start


def in_turn(ways, searches, rounds=1):
    """Milliseconds of every search by every way: {name: [float, ...]}, after one search to warm up."""
    for way in ways.values():
        way(searches[0])
    times = {name: [] for name in ways}
    for _ in range(rounds):
        for search in searches:
            for name, way in ways.items():
                times[name].append(1000 * seconds(lambda way=way, search=search: way(search)))
    return times


def middle(row):
    return statistics.median(row)


def high(row):
    return statistics.quantiles(row, n=20)[-1]


def show(times):
    print(f"  {'':44}{'p50 ms':>9}{'p95 ms':>9}")
    for name, row in times.items():
        print(f"  {name:44}{middle(row):9.2f}{high(row):9.2f}", flush=True)


def heading(text):
    print(f"\n{text}", flush=True)
