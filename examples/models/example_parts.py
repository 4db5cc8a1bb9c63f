"""The parts of a learning example that are rows of their own."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from taggit.models import TaggedItemBase
from wagtail.admin.panels import PageChooserPanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable

from home.blocks.text import INLINE_FEATURES
from home.models import SuccessFactor
from home.queryset import AnnouncingManager


class FactorTelling(Orderable):
    """How an example worked with one success factor (”så arbetade vi med faktorn”)."""

    page = ParentalKey(
        "examples.LearningExamplePage", on_delete=models.CASCADE, related_name="factor_tellings"
    )
    factor = models.ForeignKey(
        SuccessFactor,
        on_delete=models.PROTECT,
        related_name="tellings",
        verbose_name=_("framgångsfaktor"),
    )
    text = RichTextField(_("så arbetade vi med faktorn"), features=[*INLINE_FEATURES, "ul", "ol"])

    objects: "models.Manager[FactorTelling]" = AnnouncingManager()

    panels = ["factor", "text"]

    class Meta(Orderable.Meta):
        verbose_name = _("framgångsfaktor i exemplet")
        verbose_name_plural = _("framgångsfaktorer i exemplet")
        constraints = [
            models.UniqueConstraint(fields=["page", "factor"], name="one_telling_per_factor")
        ]

    def __str__(self) -> str:
        return str(self.factor)


class RelatedExample(Orderable):
    """An example that editors have chosen to show beside another."""

    page = ParentalKey(
        "examples.LearningExamplePage", on_delete=models.CASCADE, related_name="related_overrides"
    )
    related = models.ForeignKey(
        "examples.LearningExamplePage",
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("exempel"),
    )

    objects: "models.Manager[RelatedExample]" = AnnouncingManager()

    panels = [PageChooserPanel("related")]

    class Meta(Orderable.Meta):
        verbose_name = _("närliggande exempel")
        verbose_name_plural = _("närliggande exempel")


class TaggedExample(TaggedItemBase):
    """A free tag on an example (django-taggit)."""

    content_object = ParentalKey(
        "examples.LearningExamplePage", on_delete=models.CASCADE, related_name="tagged_items"
    )

    objects: "models.Manager[TaggedExample]" = AnnouncingManager()

    class Meta:
        verbose_name = _("etikett på exempel")
