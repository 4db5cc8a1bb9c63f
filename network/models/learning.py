"""E-learning: modules of lessons, read alone or worked through in a group."""

from typing import Any, ClassVar

from django.core.validators import MinValueValidator
from django.db import models
from django.forms import CheckboxSelectMultiple
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import RichTextField, StreamField

from home.blocks import BodyBlock
from home.blocks.text import SECTION_FEATURES
from home.models import BasePage, SuccessFactor, TargetGroup, Theme
from network.blocks import LessonBlock


class ModuleIndexPage(BasePage):
    """The list of modules."""

    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = ["network.ModulePage"]
    max_count = 1
    template = "network/module_index_page.html"

    class Meta:
        verbose_name = _("lista över utbildningar")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        modules = ModulePage.objects.visible_to(request).child_of(self)
        context["modules"] = modules.order_by("-first_published_at", "-pk")
        return context


class ModulePage(RoutablePageMixin, BasePage):
    """A module: what it is for, how long it takes, and its lessons."""

    aim = RichTextField(_("mål"), features=SECTION_FEATURES)
    duration_minutes = models.PositiveSmallIntegerField(
        _("tid i minuter"), validators=[MinValueValidator(1)]
    )
    body = StreamField(BodyBlock(), verbose_name=_("om utbildningen"), blank=True)
    factors = ParentalManyToManyField(
        SuccessFactor, verbose_name=_("framgångsfaktorer"), blank=True
    )
    themes = ParentalManyToManyField(Theme, verbose_name=_("teman"), blank=True)
    target_groups = ParentalManyToManyField(TargetGroup, verbose_name=_("målgrupper"), blank=True)

    content_panels = [
        *BasePage.content_panels,
        "aim",
        "duration_minutes",
        "body",
        MultiFieldPanel(
            [
                FieldPanel("factors", widget=CheckboxSelectMultiple),
                FieldPanel("themes", widget=CheckboxSelectMultiple),
                FieldPanel("target_groups", widget=CheckboxSelectMultiple),
            ],
            heading=_("Handlar om"),
        ),
    ]

    parent_page_types: ClassVar[list[str]] = ["network.ModuleIndexPage"]
    subpage_types: ClassVar[list[str]] = ["network.LessonPage"]
    template = "network/module_page.html"

    class Meta:
        verbose_name = _("utbildning")
        verbose_name_plural = _("utbildningar")

    def lessons(self, request: HttpRequest | None = None) -> list["LessonPage"]:
        """The lessons of the module that `request` may see, in their order."""
        return list(LessonPage.objects.visible_to(request).child_of(self).order_by("path"))

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["lessons"] = self.lessons(request)
        return context

    @path("utskrift/", name="guide")
    def guide(self, request: HttpRequest) -> HttpResponse:
        """The whole module on one page, for printing and for leading a group."""
        return self.render(request, template="network/module_guide.html")

    def structured_data(self, request: HttpRequest) -> list[dict[str, Any]]:
        page, trail = super().structured_data(request)
        page |= {
            "@type": "LearningResource",
            "timeRequired": f"PT{self.duration_minutes}M",
            "isAccessibleForFree": True,
        }
        return [page, trail]


class LessonPage(BasePage):
    """One lesson: text, images and questions to talk about."""

    aim = models.CharField(_("mål"), max_length=300)
    duration_minutes = models.PositiveSmallIntegerField(
        _("tid i minuter"), validators=[MinValueValidator(1)]
    )
    body = StreamField(LessonBlock(), verbose_name=_("innehåll"))

    content_panels = [
        *BasePage.content_panels,
        "aim",
        "duration_minutes",
        "body",
    ]

    parent_page_types: ClassVar[list[str]] = ["network.ModulePage"]
    subpage_types: ClassVar[list[str]] = []
    template = "network/lesson_page.html"

    class Meta:
        verbose_name = _("lektion")
        verbose_name_plural = _("lektioner")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        lessons = list(LessonPage.objects.visible_to(request).sibling_of(self).order_by("path"))
        position = next((i for i, lesson in enumerate(lessons) if lesson.pk == self.pk), 0)
        way_out = next(reversed(self.breadcrumbs), None)
        context |= {
            "module": way_out if way_out and way_out.depth == self.depth - 1 else None,
            "way_out": way_out,
            "lessons": lessons,
            "number": position + 1,
            "previous": lessons[position - 1] if position else None,
            "next": lessons[position + 1] if position + 1 < len(lessons) else None,
        }
        return context
