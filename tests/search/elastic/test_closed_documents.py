"""A closed document stays closed, with Elasticsearch as with the embedded engine: the same tests."""

from tests.search.test_closed_documents import *  # noqa: F403
