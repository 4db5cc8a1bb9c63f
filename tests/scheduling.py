"""Which tests run one after another in the same process, when several processes share the tests.

Tests that share something dear to make, such as a server, are kept together, or every process would make
its own. pytest-xdist's mark `xdist_group` does this by writing into the tests' ids, where pytest has not
looked since 9.2 (pytest-dev/pytest-xdist#1386), so a test's place says it here. The largest groups are
dealt out first, and the tests that stand alone fill up whichever process is done sooner.
"""

import pytest
from xdist.scheduler import LoadScopeScheduling

TOGETHER = (
    "tests/browser/",  # the portal with its demo content, and a Chromium
    "tests/portal/test_migrations.py",  # two databases, migrated from nothing
    "tests/search/elastic/",  # Elasticsearch
    "tests/search/processes/",  # two portals, one of them on PostgreSQL
)


class TogetherScheduling(LoadScopeScheduling):
    """Deals out the places in TOGETHER whole, and every other test by itself."""

    def _split_scope(self, nodeid):
        return next((place for place in TOGETHER if nodeid.startswith(place)), nodeid)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """Take the place of `--dist loadgroup`; other ways to share the tests out are left as they are."""
    return TogetherScheduling(config, log) if config.getvalue("dist") == "loadgroup" else None
