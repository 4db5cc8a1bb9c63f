"""The engine in use, by the settings."""

from functools import cache
from typing import Any

from django.conf import settings
from django.core.signals import setting_changed
from django.dispatch import receiver
from django.utils.module_loading import import_string

from search.engines.base import Engine, EngineError

__all__ = ["Engine", "EngineError", "get_engine"]


@cache
def get_engine() -> Engine:
    """The engine that `settings.SEARCH["ENGINE"]` names; the same object for the whole process."""
    options = {name.lower(): value for name, value in settings.SEARCH.items() if name != "ENGINE"}
    engine: Engine = import_string(settings.SEARCH["ENGINE"])(**options)
    return engine


@receiver(setting_changed)
def _forget_engine(*, setting: str, **kwargs: Any) -> None:
    if setting == "SEARCH":
        get_engine.cache_clear()
