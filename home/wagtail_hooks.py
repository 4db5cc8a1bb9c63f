"""What the site shell adds to the editor's side."""

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from home.viewsets import VocabularyGroup

register_snippet(VocabularyGroup)


@hooks.register("insert_global_admin_css")
def editor_colours() -> SafeString:
    """The portal's colours on the editor's side."""
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin/colours.css"))
