"""The Elasticsearch engine: the contract, and what only it has: a server."""

import pytest

from tests.search.engine_contract import EngineContract
from tests.search.small_index import fill


@pytest.fixture
def engine(elastic_engine):
    fill(elastic_engine, [])
    return elastic_engine


class TestElasticEngine(EngineContract):
    pass
