"""The embedded engine: tantivy, in the process, its index in a folder. Nothing to install or start."""

from search.engines.embedded.engine import EmbeddedEngine

__all__ = ["EmbeddedEngine"]
