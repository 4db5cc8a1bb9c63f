"""The composition root as an app: it owns the demo content command."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "portal"
    verbose_name = "Nätverksportalen"
