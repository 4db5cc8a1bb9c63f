"""Where the server of the tests comes from, and that continuous integration does without none."""

import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests import elasticsearch as provision
from tests.architecture.sources import ROOT
from tests.elasticsearch import UnavailableError, running_server
from tests.elasticsearch_node import answers
from tests.search.elastic.conftest import or_skipped
from tests.servers import free_port


@pytest.fixture
def nothing_installed(monkeypatch, tmp_path):
    monkeypatch.delenv("ELASTICSEARCH_TEST_URL", raising=False)
    monkeypatch.setattr(provision, "CACHE", tmp_path)
    monkeypatch.setattr(shutil, "which", lambda name: "/usr/bin/java" if name == "java" else None)


def test_a_server_that_is_named_comes_first(monkeypatch):
    monkeypatch.setenv("ELASTICSEARCH_TEST_URL", "http://127.0.0.1:1")
    with running_server() as server:
        assert server.url == "http://127.0.0.1:1"


def test_without_any_the_reasons_are_told(nothing_installed):
    with pytest.raises(UnavailableError) as refused, running_server():
        pass
    for reason in ("ELASTICSEARCH_TEST_URL is not set", "No Maven found", "No Docker found"):
        assert reason in str(refused.value)


@pytest.mark.parametrize(
    ("ci", "outcome"), [("", pytest.skip.Exception), ("true", pytest.fail.Exception)]
)
def test_continuous_integration_never_skips(ci, outcome, nothing_installed, monkeypatch):
    monkeypatch.setenv("CI", ci)
    with pytest.raises(outcome, match="No Maven found"), or_skipped(), running_server():
        pass


def test_docker_runs_the_same_version():
    compose = (Path(__file__).parents[3] / "compose.yaml").read_text(encoding="utf-8")
    assert f"image: {provision.IMAGE}\n" in compose


@pytest.fixture
def open_folder():
    """An empty folder that the server's user may enter too, whoever that is."""
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


@pytest.mark.slow
def test_one_in_the_foreground_ends_and_leaves_nothing_when_it_is_told_to(server, open_folder):
    if server.node is None:
        with or_skipped():
            raise UnavailableError("This server is not ours to stop.")
    command = [sys.executable, "-m", "tests.elasticsearch", str(free_port())]
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env=os.environ | {"TMPDIR": str(open_folder)},
        stdout=subprocess.PIPE,
        text=True,
    ) as started:
        url = re.search(r"http://\S+", started.stdout.readline())[0]
        assert answers(url)
        started.send_signal(signal.SIGTERM)
        assert started.wait(timeout=60) == 0
    assert not answers(url)
    assert list(open_folder.iterdir()) == []
