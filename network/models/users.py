"""The people who log in: members of the network, editors and administrators."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _

from network.models.geography import Municipality
from network.models.organisations import Organisation


class User(AbstractUser):
    """Someone who logs in, with the municipality or organisation they work for."""

    municipality = models.ForeignKey(
        Municipality,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="users",
        verbose_name=_("kommun"),
    )
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="users",
        verbose_name=_("organisation"),
    )

    class Meta:
        verbose_name = _("användare")
        verbose_name_plural = _("användare")
