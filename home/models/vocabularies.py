"""The portal's own vocabularies: success factor, theme, target group.

Each is edited as a snippet and known by a slug that never changes, since addresses of searches use it.
"""

from django.core.validators import MinLengthValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from home.queryset import AnnouncingManager


class Term(models.Model):
    """A word in a vocabulary, with a stable slug and a place in its order."""

    name = models.CharField(
        _("namn"), max_length=80, unique=True, validators=[MinLengthValidator(2)]
    )
    slug = models.SlugField(
        _("kod i adresser"),
        max_length=80,
        unique=True,
        help_text=_("Används i sökadresser. Ändra inte: gamla länkar slutar då att fungera."),
    )
    order = models.PositiveSmallIntegerField(_("ordning"), default=0)

    objects = AnnouncingManager()

    panels = ["name", "slug", "order"]

    class Meta:
        abstract = True
        ordering = ["order", "name"]

    def __str__(self) -> str:
        return self.name


class FactorSign(models.TextChoices):
    """The drawn sign that goes with a success factor; the symbols lie in static/img/signs.svg."""

    RINGS = "rings", _("årsringar")
    CIRCLES = "circles", _("två cirklar")
    CHAIN = "chain", _("kedja")
    SPROUT = "sprout", _("grodd")
    LENS = "lens", _("förstoringsglas")


class SuccessFactor(Term):
    """What evaluations have shown to matter in work against segregation (framgångsfaktor)."""

    short = models.CharField(
        _("kort förklaring"),
        max_length=140,
        help_text=_("En mening som visas tillsammans med namnet."),
    )
    sign = models.CharField(_("tecken"), max_length=20, choices=FactorSign.choices)

    panels = [*Term.panels, "short", "sign"]

    class Meta(Term.Meta):
        verbose_name = _("framgångsfaktor")
        verbose_name_plural = _("framgångsfaktorer")


class Theme(Term):
    """A part of society that segregation touches (tema, område)."""

    aliases = models.TextField(
        _("andra namn"),
        blank=True,
        help_text=_("Ett per rad. De går att söka på."),
    )

    panels = [*Term.panels, "aliases"]

    class Meta(Term.Meta):
        verbose_name = _("tema")
        verbose_name_plural = _("teman")

    @property
    def alias_list(self) -> list[str]:
        """Other names of the theme, in the order they were written."""
        return [line.strip() for line in self.aliases.splitlines() if line.strip()]


class TargetGroup(Term):
    """Those an effort is for (målgrupp)."""

    class Meta(Term.Meta):
        verbose_name = _("målgrupp")
        verbose_name_plural = _("målgrupper")
