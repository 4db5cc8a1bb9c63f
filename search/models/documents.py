"""The text of documents, kept so that no rebuild of the index has to read a file again."""

from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from home.models import PortalDocument
from search.enums import TextStatus


class DocumentTextQuerySet(models.QuerySet["DocumentText"]):
    """Texts of documents."""

    def waiting(self) -> Self:
        """Those whose document is still to be read."""
        return self.filter(status=TextStatus.WAITING).order_by("pk")


class DocumentText(models.Model):
    """What one document says, page by page.

    A row holds no text from the moment its file is replaced until the new file is read; `noted_at` tells
    one file from the next, so that a reading that took long cannot overwrite a newer one.
    """

    document = models.OneToOneField(
        PortalDocument, models.CASCADE, related_name="text", verbose_name=_("dokument")
    )
    file = models.CharField(_("filens namn"), max_length=255)
    file_hash = models.CharField(_("filens kontrollsumma"), max_length=40)
    status = models.CharField(
        _("läge"), max_length=12, choices=TextStatus.choices, default=TextStatus.WAITING
    )
    pages = models.JSONField(_("text, sida för sida"), default=list)
    numbered = models.BooleanField(_("har sidnummer"), default=False)
    cut = models.BooleanField(_("bara början ryms"), default=False)
    noted_at = models.DateTimeField(_("filen lades till"))
    read_at = models.DateTimeField(_("texten lästes"), null=True, blank=True)

    objects = DocumentTextQuerySet.as_manager()

    class Meta:
        verbose_name = _("text i dokument")
        verbose_name_plural = _("texter i dokument")
        indexes: ClassVar = [
            models.Index(fields=["status"], name="search_text_status"),
        ]

    def __str__(self) -> str:
        return f"{self.document_id} ({self.get_status_display()})"
