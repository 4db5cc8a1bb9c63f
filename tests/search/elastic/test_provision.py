"""Where the server of the tests comes from, and that continuous integration does without none."""

import shutil
from pathlib import Path

import pytest

from tests import elasticsearch as provision
from tests.elasticsearch import UnavailableError, running_server
from tests.search.elastic.conftest import or_skipped


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
