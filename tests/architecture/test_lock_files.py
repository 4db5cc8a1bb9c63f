"""The checker of the lock files finds what it is there to find."""

import pytest

from tests.architecture.sources import ROOT
from tools.check_locks import check

HASH = "    --hash=sha256:" + "0" * 64


@pytest.fixture
def folder(tmp_path):
    def write(wanted="django>=5.2,<5.3", locked=f"django==5.2.1 \\\n{HASH}\n"):
        (tmp_path / "base.in").write_text(wanted)
        (tmp_path / "base.txt").write_text(locked)
        return tmp_path

    return write


def test_the_projects_own_lock_files_are_sound():
    assert check(ROOT / "requirements") == []


def test_a_sound_lock_file_passes(folder):
    assert check(folder()) == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"locked": "django==5.2.1\n"}, "has no hash"),
        ({"wanted": "django>=5.3"}, "does not satisfy"),
        ({"wanted": "django\nwagtail"}, "lacks wagtail"),
        (
            {"locked": f"--index-url https://x.example.org\ndjango==5.2.1 \\\n{HASH}\n"},
            "names a host",
        ),
    ],
)
def test_a_fault_is_reported(folder, change, said):
    problems = check(folder(**change))
    assert len(problems) == 1
    assert said in problems[0]


def test_two_versions_of_one_package_are_reported(folder):
    place = folder()
    (place / "dev.in").write_text("-r base.in")
    (place / "dev.txt").write_text(f"django==5.2.2 \\\n{HASH}\n")
    assert check(place) == ["django is locked at 5.2.1 and 5.2.2"]
