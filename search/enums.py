"""Choices that stand in search addresses and in the index."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from search.documents.outcomes import Outcome


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


class TextStatus(models.TextChoices):
    """Whether the text of a document can be searched; besides the waiting, what came of reading it."""

    WAITING = "vantar", _("Texten är inte läst ännu")
    READ = Outcome.READ.value, _("Texten går att söka i")
    EMPTY = Outcome.EMPTY.value, _("Filen innehåller ingen text")
    ENCRYPTED = Outcome.ENCRYPTED.value, _("Filen är skyddad med lösenord")
    BROKEN = Outcome.BROKEN.value, _("Filen går inte att läsa")
    TOO_LARGE = Outcome.TOO_LARGE.value, _("Filen är för stor eller för krånglig att läsa")
    UNSUPPORTED = Outcome.UNSUPPORTED.value, _("Filtypen läses inte")
