"""The learning example (lärande exempel): what a municipality did, and what others can learn."""

from typing import TYPE_CHECKING, Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalManyToManyField
from wagtail.fields import RichTextField, StreamField
from wagtail.images.blocks import ImageBlock
from wagtail.models import PageManager

from examples.enums import Evidence, Status
from examples.models.example_parts import FactorTelling
from examples.models.panels import EXAMPLE_PANELS
from examples.queryset import ExampleQuerySet
from home.blocks import DocumentListBlock, FigureBlock, LinkListBlock
from home.blocks.text import SECTION_FEATURES
from home.models import BasePage, SuccessFactor, TargetGroup, Theme
from network.models import Municipality, Organisation

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

SECTIONS = (
    ("challenge", _("Utmaning")),
    ("approach", _("Vad vi gjorde")),
    ("results", _("Resultat")),
    ("shortcomings", _("Vad som inte fungerade")),
    ("preconditions", _("Förutsättningar för att lyckas på annan plats")),
    ("cost", _("Kostnad och finansiering")),
)


def section_field(label: "StrOrPromise", help_text: "StrOrPromise", **kwargs: Any) -> RichTextField:
    """A headed section; the same sections in every example make them comparable."""
    return RichTextField(label, features=SECTION_FEATURES, help_text=help_text, **kwargs)


class LearningExamplePage(BasePage):
    """An effort against segregation, told so that another municipality can judge and try it."""

    municipalities = ParentalManyToManyField(
        Municipality, verbose_name=_("kommuner"), related_name="examples"
    )
    organisations = ParentalManyToManyField(
        Organisation, verbose_name=_("organisationer"), blank=True, related_name="examples"
    )
    other_actors = models.CharField(
        _("andra aktörer"),
        max_length=300,
        blank=True,
        help_text=_("Till exempel ”tre hyresgästföreningar och en idrottsklubb”."),
    )
    themes = ParentalManyToManyField(Theme, verbose_name=_("teman"), related_name="examples")
    target_groups = ParentalManyToManyField(
        TargetGroup, verbose_name=_("målgrupper"), blank=True, related_name="examples"
    )
    status = models.CharField(
        _("läge"), max_length=12, choices=Status.choices, default=Status.ONGOING
    )
    start = models.DateField(
        _("började"), null=True, blank=True, help_text=_("Lämna tomt om det inte går att säga.")
    )
    end = models.DateField(_("slutade"), null=True, blank=True)

    challenge = section_field(SECTIONS[0][1], _("Vilket problem ville ni lösa, och för vem?"))
    approach = section_field(SECTIONS[1][1], _("Vem gjorde vad, i vilken ordning?"))
    results = section_field(SECTIONS[2][1], _("Vad hände? Hur vet ni det?"), blank=True)
    shortcomings = section_field(
        SECTIONS[3][1], _("Det som inte blev som ni tänkt lär andra mest."), blank=True
    )
    preconditions = section_field(
        SECTIONS[4][1], _("Vad måste finnas på plats hos den som vill göra likadant?"), blank=True
    )
    cost = section_field(
        SECTIONS[5][1], _("Vad kostade det, i pengar och tid, och vem betalade?"), blank=True
    )

    evidence = models.CharField(
        _("evidensnivå"),
        max_length=20,
        choices=Evidence.choices,
        default=Evidence.DESCRIBED,
        help_text=_("Välj den högsta nivå som ni kan visa underlag för."),
    )
    source = models.CharField(
        _("källa"), max_length=300, blank=True, help_text=_("Utgivare, titel och år.")
    )
    contact_role = models.CharField(
        _("kontaktfunktion"),
        max_length=120,
        help_text=_("Skriv en funktion, inte ett namn: personer byter arbete."),
    )
    contact_email = models.EmailField(
        _("funktionsadress"), help_text=_("Till exempel stadsutveckling@kommunen.se.")
    )

    image = StreamField([("image", ImageBlock())], verbose_name=_("bild"), blank=True, max_num=1)
    figures = StreamField([("figure", FigureBlock())], verbose_name=_("fler bilder"), blank=True)
    documents = StreamField(
        [("documents", DocumentListBlock())], verbose_name=_("dokument"), blank=True, max_num=1
    )
    links = StreamField(
        [("links", LinkListBlock())], verbose_name=_("länkar"), blank=True, max_num=1
    )
    tags = ClusterTaggableManager(
        verbose_name=_("etiketter"), through="examples.TaggedExample", blank=True
    )

    objects = PageManager.from_queryset(ExampleQuerySet)()

    content_panels = [*BasePage.content_panels, *EXAMPLE_PANELS]

    parent_page_types: ClassVar[list[str]] = ["examples.LearningExampleIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    template = "examples/learning_example_page.html"

    class Meta:
        verbose_name = _("lärande exempel")
        verbose_name_plural = _("lärande exempel")

    @cached_property
    def tellings(self) -> list[FactorTelling]:
        """How each success factor was worked with, in the vocabulary's order."""
        found = list(self.factor_tellings.all())
        models.prefetch_related_objects(found, "factor")
        return sorted(found, key=lambda telling: (telling.factor.order, telling.factor.name))

    @property
    def factors(self) -> list[SuccessFactor]:
        """The success factors told of, in the vocabulary's order."""
        return [telling.factor for telling in self.tellings]

    @cached_property
    def places(self) -> list[Municipality]:
        """The municipalities, read once."""
        return list(self.municipalities.all())

    @cached_property
    def areas(self) -> list[Theme]:
        """The themes, read once."""
        return list(self.themes.all())

    @cached_property
    def audiences(self) -> list[TargetGroup]:
        """The target groups, read once."""
        return list(self.target_groups.all())

    @property
    def evidence_level(self) -> Evidence:
        """The evidence level as a member of the scale."""
        return Evidence(self.evidence)

    @property
    def sections(self) -> list[tuple[str, str, str]]:
        """(field name, heading, text) of every section that has a text."""
        rows = ((name, str(heading), getattr(self, name)) for name, heading in SECTIONS)
        return [row for row in rows if row[2]]

    def clean(self) -> None:
        super().clean()
        if self.start and self.end and self.end < self.start:
            raise ValidationError({"end": _("Slutdatumet kan inte ligga före startdatumet.")})

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["related"] = LearningExamplePage.objects.related_to(self, request)
        return context

    def structured_data(self, request: HttpRequest) -> list[dict[str, Any]]:
        page, trail = super().structured_data(request)
        page |= {
            "@type": "Article",
            "headline": self.title,
            "about": [theme.name for theme in self.areas],
            "spatialCoverage": [place.name for place in self.places],
        }
        return [page, trail]
