"""The ways in which a search engine fails, each as a block: it fails inside, and is well again after it."""

from contextlib import contextmanager, suppress
from dataclasses import dataclass

from elasticsearch import Elasticsearch, NotFoundError

from tests.elasticsearch_node import Node
from tests.search.elastic.proxy import Proxy


@dataclass(frozen=True)
class Stage:
    """All that a failure may need: the server, what stands before it, and the portal's index on it."""

    node: Node
    proxy: Proxy
    elasticsearch: Elasticsearch
    prefix: str

    @property
    def alias(self) -> str:
        """The alias of the index in use."""
        return next(name for name in self._aliases if name.startswith(f"{self.prefix}-"))

    @property
    def index(self) -> str:
        """The index in use."""
        return next(iter(self.elasticsearch.indices.get_alias(name=f"{self.prefix}-*")))

    @property
    def _aliases(self) -> list[str]:
        found = self.elasticsearch.indices.get_alias(name=f"{self.prefix}-*")
        return [alias for index in found.values() for alias in index["aliases"]]


@contextmanager
def refused(stage):
    """The process is gone: nobody listens."""
    stage.node.kill()
    yield
    stage.node.start()


@contextmanager
def black_hole(stage):
    """Connections are taken and never answered."""
    stage.node.freeze()
    yield
    stage.node.thaw()


@contextmanager
def slow(stage):
    """Every answer comes, far too late."""
    with _proxy(stage, "delay", 4):
        yield


@contextmanager
def dripping(stage):
    """Every answer begins at once and goes on for ever, a byte at a time."""
    with _proxy(stage, "drip", 0.3):
        yield


@contextmanager
def too_busy(stage):
    """Every request is answered 429."""
    with _proxy(stage, "status", 429):
        yield


@contextmanager
def no_master(stage):
    """Every request is answered 503."""
    with _proxy(stage, "status", 503):
        yield


@contextmanager
def _proxy(stage, attribute, value):
    usual = getattr(stage.proxy, attribute)
    setattr(stage.proxy, attribute, value)
    try:
        yield
    finally:
        setattr(stage.proxy, attribute, usual)


@contextmanager
def missing_alias(stage):
    """The index is there, and nothing says that it is the one in use."""
    index, alias = stage.index, stage.alias
    stage.elasticsearch.indices.delete_alias(index=index, name=alias)
    yield
    stage.elasticsearch.indices.put_alias(index=index, name=alias)


@contextmanager
def read_only(stage):
    """Someone has closed the index for writing."""
    with _blocked(stage, "write"):
        yield


@contextmanager
def full_disk(stage):
    """The disk is full: the server lets nothing but removals pass."""
    with _blocked(stage, "read_only_allow_delete"):
        yield


@contextmanager
def _blocked(stage, block):
    settings, index = stage.elasticsearch.indices, stage.index
    settings.put_settings(index=index, settings={f"blocks.{block}": True})
    yield
    with suppress(NotFoundError):
        settings.put_settings(index=index, settings={f"blocks.{block}": None})


SEARCH_FAILS = (refused, black_hole, slow, dripping, too_busy, no_master, missing_alias)
WRITING_FAILS = (read_only, full_disk)
