"""Misconfiguration as numbered system checks."""

import os
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.utils.module_loading import import_string

from search.engines.base import Engine

LONGEST_KEPT = 3650  # days


@register(Tags.compatibility)
def check_search_settings(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """E001 no settings, E002 no such engine, E003 options the engine does not take; then its own."""
    options = getattr(settings, "SEARCH", None)
    if not isinstance(options, dict) or "ENGINE" not in options:
        hint = 'Set SEARCH = {"ENGINE": "search.engines.embedded.EmbeddedEngine", "INDEX_DIR": …}.'
        return [Error("The setting SEARCH names no ENGINE.", hint=hint, id="search.E001")]
    return _check_engine(options) + _check_index_dir(options)


@register(Tags.compatibility)
def check_statistics(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """E012 statistics kept for a time that is no time."""
    if settings.SEARCH_STATISTICS["DAYS"] in range(LONGEST_KEPT + 1):
        return []
    message = f"SEARCH_STATISTICS_DAYS must be a number of days from 0 to {LONGEST_KEPT}."
    return [Error(message, id="search.E012")]


def _check_engine(options: dict[str, Any]) -> list[CheckMessage]:
    try:
        engine = import_string(options["ENGINE"])
    except ImportError as error:
        return [Error(f"SEARCH['ENGINE'] cannot be imported: {error}", id="search.E002")]
    if not (isinstance(engine, type) and issubclass(engine, Engine)):
        return [Error("SEARCH['ENGINE'] is not a search engine class.", id="search.E002")]
    try:
        made = engine(
            **{name.lower(): value for name, value in options.items() if name != "ENGINE"}
        )
    except TypeError as error:
        return [Error(f"SEARCH does not fit the engine: {error}", id="search.E003")]
    return made.problems()


def _check_index_dir(options: dict[str, Any]) -> list[CheckMessage]:
    """E004 an index folder that cannot be written in."""
    if "INDEX_DIR" not in options:
        return []
    path = Path(options["INDEX_DIR"])
    existing = next(folder for folder in (path, *path.parents) if folder.exists())
    if existing.is_dir() and os.access(existing, os.W_OK):
        return []
    return [Error(f"The index folder cannot be written in: {path}", id="search.E004")]
