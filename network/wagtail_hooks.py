"""What the network adds to the editor's side."""

from wagtail.snippets.models import register_snippet

from network.viewsets import RegisterGroup

register_snippet(RegisterGroup)
