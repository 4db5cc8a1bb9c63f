"""The folder of the embedded engine's index, shared by processes of two versions while one replaces the other."""

import pytest

from search.engines.base import IndexMissingError
from search.engines.embedded.store import IndexStore


@pytest.fixture
def stores(tmp_path):
    return IndexStore(tmp_path, 1), IndexStore(tmp_path, 2)


def test_the_index_of_the_older_version_is_there_until_the_newer_takes_over(stores):
    old, new = stores
    old.switch_to(used := old.create())
    new.remove_unused()
    filled = new.create()
    assert old.current() == used
    assert used.exists()
    new.switch_to(filled)
    new.remove_unused()
    assert not used.exists()


def test_a_process_of_the_older_version_leaves_the_newer_index_alone(stores):
    old, new = stores
    new.switch_to(used := new.create())
    old.remove_unused()
    assert new.current() == used
    assert used.exists()
    with pytest.raises(IndexMissingError, match="another form"):
        old.current()
