"""What the library of documents shows of the search."""

from django import template

from home.models import PortalDocument
from search.documents.notices import notice

register = template.Library()


@register.simple_tag
def document_notice(document: PortalDocument) -> str:
    """How it stands with the text of a document."""
    return notice(document)
