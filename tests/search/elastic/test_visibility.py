"""What is closed stays closed, with Elasticsearch as with the embedded engine: the same tests."""

from tests.search.test_visibility import *  # noqa: F403
