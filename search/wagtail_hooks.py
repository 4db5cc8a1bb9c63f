"""What the search adds to the editor's side."""

from wagtail.snippets.models import register_snippet

from search.viewsets import SearchGroup

register_snippet(SearchGroup)
