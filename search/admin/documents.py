"""Wagtail's views that add and change documents, which here also say how it went with the text."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.documents.views.documents import CreateView, EditView
from wagtail.documents.views.multiple import AddView

from home.models import PortalDocument
from search.documents.notices import is_unreadable, notice


def warn_about_document(request: HttpRequest, document: PortalDocument, text: str) -> None:
    """A warning with a way to the document's form."""
    button = messages.button(reverse("wagtaildocs:edit", args=[document.pk]), _("Till dokumentet"))
    messages.warning(request, text, buttons=[button])


def _tell(request: HttpRequest, document: PortalDocument) -> None:
    if is_unreadable(document):
        warn_about_document(request, document, notice(document))
    else:
        messages.info(request, notice(document))


class DocumentAddView(CreateView):
    """One new document."""

    def save_action(self) -> HttpResponse:
        """Tell after Wagtail has told that the document is there."""
        response: HttpResponse = super().save_action()
        _tell(self.request, self.object)
        return response


class DocumentEditView(EditView):
    """A change of a document."""

    def save_action(self) -> HttpResponse:
        """Tell where the file is another one."""
        response: HttpResponse = super().save_action()
        if "file" in self.form.changed_data:
            _tell(self.request, self.object)
        return response


class DocumentsAddView(AddView):
    """Many documents, sent one by one by a script that shows a form for each."""

    edit_form_template_name = "search/admin/uploaded_document.html"

    def get_edit_object_form_context_data(self) -> dict[str, Any]:
        """With what is to be said above the form."""
        return {**super().get_edit_object_form_context_data(), "notice": notice(self.object)}
