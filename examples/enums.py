"""Choices used by learning examples; the values stand in the database and in search addresses."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Status(models.TextChoices):
    """Where the work stands."""

    PLANNED = "planerad", _("Planerad")
    ONGOING = "pagaende", _("Pågående")
    FINISHED = "avslutad", _("Avslutad")
    PERMANENT = "ordinarie", _("Del av ordinarie verksamhet")


class Evidence(models.TextChoices):
    """How well the results are known, weakest first. The rubric is published with the examples."""

    DESCRIBED = "beskriven", _("Beskriven")
    FOLLOWED_UP = "uppfoljd", _("Uppföljd")
    EVALUATED = "utvarderad", _("Utvärderad")
    EFFECT_EVALUATED = "effektutvarderad", _("Effektutvärderad")

    @property
    def step(self) -> int:
        """1 (beskriven) to 4 (effektutvärderad)."""
        return list(Evidence).index(self) + 1
