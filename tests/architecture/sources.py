"""The project's own files, as the architecture tests read them."""

import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FLOORS = ("home", "network", "examples", "search", "portal")  # lowest first


def files(*suffixes, under=()):
    """Files that git follows, or would, with one of the suffixes, as paths from the root."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "--", *under],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    paths = (Path(name) for name in listed if name.endswith(suffixes))
    return sorted({path for path in paths if (ROOT / path).is_file()})


def text(path):
    """The text of a file named from the root."""
    return (ROOT / path).read_text(encoding="utf-8")


def floor_of(path):
    """The place of a file's app in `FLOORS`, or None outside the apps."""
    return FLOORS.index(path.parts[0]) if path.parts[0] in FLOORS else None
