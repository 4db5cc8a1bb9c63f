"""Choices used by the network's models; the values stand in the database and in addresses."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class OrganisationKind(models.TextChoices):
    """What sort of actor an organisation is."""

    MUNICIPAL = "kommunal", _("kommunal verksamhet")
    REGION = "region", _("region")
    AUTHORITY = "myndighet", _("myndighet")
    FEDERATION = "kommunforbund", _("kommunförbund")
    STUDY = "studieforbund", _("studieförbund")
    ASSOCIATION = "forening", _("förening")
    COMPANY = "foretag", _("företag")
    UNIVERSITY = "larosate", _("lärosäte")
    OTHER = "annan", _("annan")
