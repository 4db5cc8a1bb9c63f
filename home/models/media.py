"""Images and documents, with what the law and good manners ask of them."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document
from wagtail.documents.models import DocumentQuerySet as WagtailDocumentQuerySet
from wagtail.images.models import AbstractImage, AbstractRendition, Image

from home.queryset import AnnouncingQuerySet


class PortalImage(AbstractImage):
    """An image with the name of whoever made it."""

    credit = models.CharField(
        _("upphov"),
        max_length=120,
        blank=True,
        help_text=_("Visas vid bilden, till exempel ”Illustration: Nätverksportalen”."),
    )

    admin_form_fields = (*Image.admin_form_fields, "credit")

    class Meta(AbstractImage.Meta):
        verbose_name = _("bild")
        verbose_name_plural = _("bilder")


class PortalRendition(AbstractRendition):
    """A resized copy of an image."""

    image = models.ForeignKey(PortalImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="one_rendition_per_filter"
            )
        ]


class DocumentQuerySet(AnnouncingQuerySet, WagtailDocumentQuerySet):
    """Documents; moving many to another collection, which is an update, is announced."""


class PortalDocument(AbstractDocument):
    """A document that pages can offer for download."""

    objects = DocumentQuerySet.as_manager()

    admin_form_fields = Document.admin_form_fields

    class Meta(AbstractDocument.Meta):
        verbose_name = _("dokument")
        verbose_name_plural = _("dokument")
