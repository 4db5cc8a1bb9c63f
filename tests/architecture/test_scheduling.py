"""Tests that share a server run in one process, so that there is one server."""

import os
import subprocess
import sys

import pytest

from tests.architecture.sources import ROOT
from tests.scheduling import TOGETHER

SAYS_WHERE = """
import os, pathlib, pytest

@pytest.mark.parametrize("turn", range(6))
def test_where(turn):
    with pathlib.Path("said.txt").open("a") as said:
        said.write(f"{__name__} {os.environ['PYTEST_XDIST_WORKER']}\\n")
"""


@pytest.mark.parametrize("place", TOGETHER)
def test_every_place_is_there(place):
    assert (ROOT / place).exists()


def test_a_group_runs_in_one_process_and_the_rest_in_both(tmp_path):
    for name in ("browser/test_one.py", "browser/test_two.py", "test_alone.py"):
        path = tmp_path / "tests" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(SAYS_WHERE)
    (tmp_path / "pytest.ini").write_text("[pytest]\n")
    options = ["-n2", "--dist", "loadgroup", "-p", "tests.scheduling", "-p", "no:cacheprovider"]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "pytest", *options]
    subprocess.run(command, cwd=tmp_path, env=environment, check=True, capture_output=True)
    said = {tuple(line.split()) for line in (tmp_path / "said.txt").read_text().splitlines()}
    assert len({process for module, process in said if module != "test_alone"}) == 1
    assert len({process for _module, process in said}) == 2
