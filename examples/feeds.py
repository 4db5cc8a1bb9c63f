"""The Atom feed of learning examples."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from examples.models import LearningExampleIndexPage, LearningExamplePage
from home.feeds import ENTRIES, PageFeed


class NewestExamplesFeed(PageFeed):
    """The latest learning examples."""

    title = _("Nya lärande exempel")
    subtitle = _("Lärande exempel från kommuner som arbetar mot segregation")
    index_model = LearningExampleIndexPage

    def items(self, request: HttpRequest) -> Any:
        return LearningExamplePage.objects.visible_to(None).newest()[:ENTRIES]
