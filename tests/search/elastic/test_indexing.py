"""The index follows the database, with Elasticsearch as with the embedded engine: the same tests."""

from tests.search.test_indexing import *  # noqa: F403

# It takes a file of the embedded engine's away; what Elasticsearch can lose, test_failures.py takes.
del test_a_missing_index_stops_nothing  # noqa: F821
