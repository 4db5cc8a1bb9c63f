"""Several processes at once, and processes that are killed: no change is lost and no search is empty."""

import json
import random
import time

import pytest

from search.engines.embedded import EmbeddedEngine
from tests.search.processes.conftest import PAGES, WAIT, wait_until

pytestmark = pytest.mark.slow
databases = pytest.mark.parametrize(
    "portal",
    ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)],
    indirect=True,
)
KILLED_WHILE_REBUILDING = 3  # times
KILLED_WHILE_EDITING = 3


def in_step(portal):
    """Index and database agree, and nothing waits."""
    state = portal.done("state")
    return (state["differences"], state["waiting"]) == ({}, 0)


def wait_for_rebuild(rebuilding):
    """Wait until a rebuild begins; the one before it has come to its end by then."""
    assert json.loads(rebuilding.stdout.readline()) == {"begins": True}


def published(line):
    said = json.loads(line)
    return said["page"], said["title"]


@databases
def test_two_processes_write_at_once_and_no_change_is_lost(portal):
    with portal.act("edit", "Anna", 12) as anna, portal.act("edit", "Bo", 12) as bo:
        for running in (anna, bo):
            running.communicate(timeout=WAIT)
            assert running.returncode == 0
    assert in_step(portal)
    titles = portal.done("titles")
    assert titles["index"] == titles["database"]
    assert {title.split()[0] for title in titles["index"].values()} >= {"Anna", "Bo"}


@databases
def test_a_rebuild_while_others_write_loses_no_change(portal):
    with portal.act("rebuild_on_and_on") as rebuilding:
        wait_for_rebuild(rebuilding)
        portal.done("edit", "Cecilia", 10)
        wait_for_rebuild(rebuilding)
        assert rebuilding.poll() is None
    portal.manage("search", "sync")
    assert in_step(portal)


@pytest.mark.parametrize(
    "portal", [pytest.param("postgresql", marks=pytest.mark.postgresql)], indirect=True
)
def test_a_row_that_is_committed_late_is_seen_though_its_number_is_lower(portal):
    with portal.act("hold", "publish") as holding:
        page = json.loads(holding.stdout.readline())["page"]
        portal.done("edit", "Disa", 3)  # later rows, committed and drained first
        assert portal.done("titles")["index"][str(page)] != "Sent införd"
        said, _nothing = holding.communicate("nu\n", timeout=WAIT)
    assert json.loads(said.splitlines()[-1]) == {"committed": "publish"}
    assert portal.done("titles")["index"][str(page)] == "Sent införd"
    assert in_step(portal)


@pytest.mark.parametrize(
    "act", ["close_room", pytest.param("close_library", marks=pytest.mark.long)]
)
@pytest.mark.parametrize(
    "portal", [pytest.param("postgresql", marks=pytest.mark.postgresql)], indirect=True
)
def test_what_is_closed_while_a_page_comes_into_it_is_closed_for_that_page_too(portal, act):
    with portal.act("hold", act) as holding:
        holding.stdout.readline()
        # Looked for before it was there, and read before the place was closed.
        portal.done("publish_new")
        assert in_step(portal)
        _said, _nothing = holding.communicate("nu\n", timeout=WAIT)
    assert holding.returncode == 0
    assert in_step(portal)
    portal.done("open_all")
    assert in_step(portal)


@pytest.mark.parametrize("portal", ["sqlite"], indirect=True)
def test_a_rebuild_killed_at_any_point_leaves_a_whole_index(portal):
    engine = EmbeddedEngine(portal.index)
    for _time in range(KILLED_WHILE_REBUILDING):
        with portal.act("rebuild_on_and_on") as rebuilding:
            wait_for_rebuild(rebuilding)
            wait_for_rebuild(rebuilding)
            end = time.monotonic() + random.uniform(0.02, 1.5)
            while time.monotonic() < end:
                assert engine.status().documents > PAGES
                time.sleep(0.01)
            assert rebuilding.poll() is None
        assert engine.status().documents > PAGES
        assert len(portal.indexes()) <= 2, (
            "an index left behind is cleared away by the next rebuild"
        )
    portal.done("edit", "Eva", 2)
    portal.manage("search", "sync")
    assert len(portal.indexes()) == 1
    assert in_step(portal)


@pytest.mark.parametrize("portal", ["sqlite"], indirect=True)
def test_a_process_killed_while_it_writes_loses_no_change(portal):
    last = {}
    for turn in range(KILLED_WHILE_EDITING):
        with portal.act("edit", f"Frida{turn}", 1000) as editing:
            end = time.monotonic() + random.uniform(0.3, 1.5)
            last.update([published(editing.stdout.readline())])
            while time.monotonic() < end:
                last.update([published(editing.stdout.readline())])
            editing.kill()
            last.update(published(line) for line in editing.stdout)
    portal.manage("search", "sync")
    assert in_step(portal)
    index = portal.done("titles")["index"]
    for page, title in last.items():  # the very last may have been followed by one not told of
        turn, number = title.removeprefix("Frida").split()
        assert index[str(page)].startswith("Frida")
        assert tuple(map(int, index[str(page)][5:].split())) >= (int(turn), int(number))


@databases
def test_a_worker_follows_and_comes_back_to_an_engine_that_was_away(portal):
    worker = ("manage.py", "db_worker", "--interval", "0.2", "--no-reload")
    away = portal.index / "current", portal.index / "moved-away"
    with portal.process(*worker, TASK_WORKER="true"):
        portal.done("edit", "Gunnar", 3, TASK_WORKER="true")
        wait_until(lambda: in_step(portal))
    portal.done("edit", "Helga", 3, TASK_WORKER="true")  # the worker is dead
    assert portal.done("titles")["index"] != portal.done("titles")["database"]
    before = portal.done("come_backs")["number"]
    away[0].rename(away[1])
    with portal.process(*worker, TASK_WORKER="true"):
        wait_until(lambda: portal.done("come_backs")["number"] > before)  # found the engine away
        away[1].rename(away[0])
        wait_until(lambda: in_step(portal))
    titles = portal.done("titles")
    assert titles["index"] == titles["database"]
