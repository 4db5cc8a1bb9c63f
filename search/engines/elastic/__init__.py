"""Elasticsearch 8, for large installations and for several servers."""

from search.engines.elastic.engine import ElasticEngine

__all__ = ["ElasticEngine"]
