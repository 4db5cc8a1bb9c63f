"""The network's meetings: what is coming, what was said, and what was decided."""

import datetime
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.forms import CheckboxSelectMultiple
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable, PageManager

from home.access import VisiblePageQuerySet
from home.blocks import BodyBlock, DocumentListBlock
from home.models import BasePage, SuccessFactor, Theme
from home.pagination import paginate
from home.queryset import AnnouncingManager
from home.structured_data import iso_date
from network.models.networks import NetworkPage

HELD_PER_PAGE = 10


class MeetingQuerySet(VisiblePageQuerySet):
    """Meetings by where they stand against the clock."""

    def coming(self, now: datetime.datetime | None = None) -> "MeetingQuerySet":
        """Meetings that have not ended, the nearest first."""
        return self.filter(end__gt=now or timezone.now()).order_by("start")

    def held(self, now: datetime.datetime | None = None) -> "MeetingQuerySet":
        """Meetings that have ended, the latest first."""
        return self.filter(end__lte=now or timezone.now()).order_by("-start")

    def with_network(self, request: HttpRequest | None) -> "MeetingQuerySet":
        """With the network of each meeting, or None where `request` may not see that network."""
        networks = NetworkPage.objects.visible_to(request)
        return self.prefetch_related(models.Prefetch("network", queryset=networks))


class MeetingIndexPage(BasePage):
    """Coming meetings first, then those held."""

    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = ["network.MeetingPage"]
    max_count = 1
    template = "network/meeting_index_page.html"

    class Meta:
        verbose_name = _("möteslista")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        meetings = MeetingPage.objects.visible_to(request).child_of(self).with_network(request)
        context["coming"] = meetings.coming()
        context["held"] = paginate(meetings.held(), request, per_page=HELD_PER_PAGE)
        return context


class MeetingPage(BasePage):
    """One meeting, from invitation to notes. Times are kept in UTC and shown in Swedish time."""

    network = models.ForeignKey(
        NetworkPage,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="meetings",
        verbose_name=_("nätverk"),
    )
    start = models.DateTimeField(_("börjar"))
    end = models.DateTimeField(_("slutar"))
    place = models.CharField(
        _("plats"), max_length=200, help_text=_("Lokal och ort, eller ”Digitalt möte”.")
    )
    online_url = models.URLField(_("länk till digitalt möte"), blank=True)
    notes = StreamField(BodyBlock(), verbose_name=_("mötesanteckningar"), blank=True)
    documents = StreamField(
        [("documents", DocumentListBlock())],
        verbose_name=_("dokument"),
        blank=True,
        max_num=1,
    )
    factors = ParentalManyToManyField(
        SuccessFactor, verbose_name=_("framgångsfaktorer"), blank=True
    )
    themes = ParentalManyToManyField(Theme, verbose_name=_("teman"), blank=True)

    objects = PageManager.from_queryset(MeetingQuerySet)()

    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [
                "network",
                FieldRowPanel(["start", "end"]),
                "place",
                "online_url",
            ],
            heading=_("Tid och plats"),
        ),
        InlinePanel("agenda_items", label=_("programpunkt"), heading=_("Program")),
        "notes",
        "documents",
        MultiFieldPanel(
            [
                FieldPanel("factors", widget=CheckboxSelectMultiple),
                FieldPanel("themes", widget=CheckboxSelectMultiple),
            ],
            heading=_("Handlar om"),
        ),
    ]

    parent_page_types: ClassVar[list[str]] = ["network.MeetingIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    template = "network/meeting_page.html"

    class Meta:
        verbose_name = _("möte")
        verbose_name_plural = _("möten")

    @property
    def has_ended(self) -> bool:
        """Whether the meeting is over."""
        return self.end <= timezone.now()

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        networks = NetworkPage.objects.visible_to(request)
        context["network"] = networks.filter(pk=self.network_id).first()
        return context

    def clean(self) -> None:
        super().clean()
        if self.start and self.end and self.end <= self.start:
            raise ValidationError({"end": _("Mötet måste sluta efter att det har börjat.")})

    def structured_data(self, request: HttpRequest) -> list[dict[str, Any]]:
        page, trail = super().structured_data(request)
        page |= {
            "@type": "Event",
            "startDate": iso_date(timezone.localtime(self.start)),
            "endDate": iso_date(timezone.localtime(self.end)),
            "location": {"@type": "Place", "name": self.place},
        }
        return [page, trail]


class AgendaItem(Orderable):
    """One point on the agenda."""

    meeting = ParentalKey(MeetingPage, on_delete=models.CASCADE, related_name="agenda_items")
    start_time = models.TimeField(_("klockslag"), null=True, blank=True)
    title = models.CharField(_("rubrik"), max_length=160)
    description = models.TextField(_("beskrivning"), blank=True)
    presenter = models.CharField(
        _("vem håller i punkten"),
        max_length=160,
        blank=True,
        help_text=_("Skriv en funktion, till exempel ”utvecklingsledare i Borlänge”."),
    )

    objects: "models.Manager[AgendaItem]" = AnnouncingManager()

    panels = [
        FieldRowPanel(["start_time", "title"]),
        "description",
        "presenter",
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("programpunkt")
        verbose_name_plural = _("programpunkter")

    def __str__(self) -> str:
        return self.title
