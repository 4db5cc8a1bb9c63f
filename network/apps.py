"""App configuration for the network and for Wagtail's user administration."""

from django.apps import AppConfig
from wagtail.users.apps import WagtailUsersAppConfig


class NetworkConfig(AppConfig):
    name = "network"
    verbose_name = "Nätverket"
    default = True


class NetworkUsersConfig(WagtailUsersAppConfig):
    """Wagtail's user administration with the fields of our own user."""

    user_viewset = "network.viewsets.UserViewSet"
