"""What the search adds to the editor's side."""

from django.contrib import messages
from django.http import HttpRequest
from wagtail import hooks
from wagtail.models import Page
from wagtail.snippets.models import register_snippet

from search.documents.notices import warnings_about
from search.viewsets import SearchGroup

register_snippet(SearchGroup)


@hooks.register("after_publish_page")
def warn_of_unreadable_documents(request: HttpRequest, page: Page) -> None:
    """Tell the editor which attachments cannot be searched, and what to do about it."""
    for warning in warnings_about(page.pk):
        messages.warning(request, warning)
