"""What the site shell adds to the editor's side."""

from wagtail.snippets.models import register_snippet

from home.viewsets import VocabularyGroup

register_snippet(VocabularyGroup)
