"""The engine in use, by the settings."""

from functools import cache
from typing import Any

from django.conf import settings
from django.core.signals import setting_changed
from django.dispatch import receiver
from django.utils.module_loading import import_string

from search.engines.base import Engine, EngineError

__all__ = ["SHORT_NAMES", "Engine", "EngineError", "engine_named", "get_engine"]


SHORT_NAMES = {
    "embedded": "search.engines.embedded.EmbeddedEngine",
    "elastic": "search.engines.elastic.ElasticEngine",
}


@cache
def get_engine() -> Engine:
    """The engine that `settings.SEARCH["ENGINE"]` names; the same object for the whole process."""
    return _made(settings.SEARCH["ENGINE"], settings.SEARCH)


def engine_named(short_name: str) -> Engine:
    """An engine by its short name, with the options that the settings have for it."""
    path = SHORT_NAMES[short_name]
    return _made(path, settings.SEARCH_ENGINES[path])


def _made(path: str, options: dict[str, Any]) -> Engine:
    given = {name.lower(): value for name, value in options.items() if name != "ENGINE"}
    engine: Engine = import_string(path)(**given)
    return engine


@receiver(setting_changed)
def _forget_engine(*, setting: str, **kwargs: Any) -> None:
    if setting == "SEARCH":
        get_engine.cache_clear()
