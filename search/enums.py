"""Choices that stand in search addresses and in the index."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class RecordType(models.TextChoices):
    """What kind of content a result is (parameter `typ`)."""

    EXAMPLE = "exempel", _("Lärande exempel")
    MEETING = "mote", _("Möte")
    EDUCATION = "utbildning", _("Utbildning")
    NEWS = "nyhet", _("Nyhet")
    TERM = "begrepp", _("Begrepp")
    NETWORK = "natverk", _("Nätverk")
    FACTOR = "faktor", _("Framgångsfaktor")
    PAGE = "sida", _("Sida")


class Sort(models.TextChoices):
    """The order of results (parameter `sort`)."""

    RELEVANCE = "relevans", _("Mest relevant")
    NEWEST = "nyast", _("Nyast")
    TITLE = "titel", _("Titel, A–Ö")
