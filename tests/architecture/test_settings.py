"""The environment is read in one place, and every variable is described where people look."""

import re

from portal.settings.env import env
from tests.architecture.sources import FLOORS, files, text

DOCUMENT = "docs/settings.md"
# The test settings move VAR_DIR aside before anything reads it; the entry points name the settings module.
MAY_TOUCH_THE_ENVIRONMENT = {"portal/settings/test.py", "portal/wsgi.py"}


def documented():
    """Variable → default, from the table of the portal's own variables."""
    table = text(DOCUMENT).split("## The portal")[1].split("\n## ")[0]
    rows = re.findall(r"^\| `([A-Z_]+)` \| [^|]+ \| ([^|]*) \|", table, re.MULTILINE)
    return {name: default.strip().strip("`") for name, default in rows}


def test_every_variable_is_described():
    assert set(documented()) == set(env.scheme)


def test_the_described_defaults_are_the_real_ones():
    for name, (kind, default) in env.scheme.items():
        shown = ",".join(default) if kind is list else str(default)
        assert documented()[name] == (shown or "–"), name


def test_the_environment_is_read_in_one_place():
    readers = [
        str(path)
        for path in files(".py", under=FLOORS)
        if re.search(r"os\.(environ|getenv)", text(path))
    ]
    assert set(readers) <= MAY_TOUCH_THE_ENVIRONMENT
