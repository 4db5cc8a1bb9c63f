"""Index equals database with Elasticsearch too, with the server there or not: the same acts."""

from functools import partial

import pytest

from tests.search.elastic import failures as all_failures
from tests.search.test_in_step import run, somebody_else_writes

pytestmark = pytest.mark.django_db
# Nobody waits for these.
QUICK = ("too_busy", "no_master", "missing_alias", "read_only", "full_disk")


@pytest.fixture
def options(options, proxy):
    """The portal reaches the server through the proxy."""
    return options | {"url": [proxy.url], "lock_timeout": 0}


@pytest.fixture
def failures(node, proxy, elasticsearch, options, index):
    """The ways in which Elasticsearch fails at once."""
    stage = all_failures.Stage(node, proxy, elasticsearch, options["index"])
    return [somebody_else_writes, *(partial(getattr(all_failures, name), stage) for name in QUICK)]


@pytest.mark.slow
def test_the_index_follows_whatever_is_done(home, members, failures):
    assert run(home, members, failures, examples=3, steps=40) > 10


@pytest.mark.long
def test_the_index_follows_thousands_of_acts(home, members, failures):
    assert run(home, members, failures, examples=20, steps=290) >= 3_000
