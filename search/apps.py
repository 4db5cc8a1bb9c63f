"""App configuration: system checks and the signals that keep the index in step."""

from importlib import import_module

from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = "Sök"

    def ready(self) -> None:
        for module in ("checks", "signal_handlers", "documents.signal_handlers"):
            import_module(f"search.{module}")
