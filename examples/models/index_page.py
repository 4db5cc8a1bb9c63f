"""The list of learning examples, and the rubric of evidence levels below it."""

from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from examples.models.example_page import LearningExamplePage
from examples.rubric import RUBRIC
from home.models import BasePage
from home.pagination import paginate

EXAMPLES_PER_PAGE = 12


class LearningExampleIndexPage(RoutablePageMixin, BasePage):
    """`/exempel/`: every example, newest first."""

    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = ["examples.LearningExamplePage"]
    max_count = 1
    template = "examples/learning_example_index_page.html"

    class Meta:
        verbose_name = _("lista över lärande exempel")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        found = LearningExamplePage.objects.visible_to(request).child_of(self).newest().for_cards()
        context["examples"] = paginate(found, request, per_page=EXAMPLES_PER_PAGE)
        return context

    @path("evidens/", name="rubric")
    def rubric(self, request: HttpRequest) -> HttpResponse:
        """What each evidence level asks of an example."""
        return self.render(
            request, template="examples/evidence_rubric.html", context_overrides={"rubric": RUBRIC}
        )

    def get_sitemap_urls(self, request: HttpRequest | None = None) -> list[dict[str, Any]]:
        own = super().get_sitemap_urls(request)
        rubric = [{"location": f"{row['location']}{self.reverse_subpage('rubric')}"} for row in own]
        return [*own, *rubric]
