"""Builders of everything a test may need, each with only what the model cannot do without.

    example = LearningExamplePageFactory(parent=tree.examples, themes=[theme], factors=[factor])

Pages are published. Relations are given as lists; a learning example's `factors` become its tellings.
"""

import datetime
from types import SimpleNamespace

import factory
import wagtail_factories
from django.contrib.auth.models import Group
from django.utils import timezone
from factory.django import DjangoModelFactory
from wagtail.models import Page, PageViewRestriction

from examples import models as examples
from home import models as home
from network import models as network

PASSWORD = "ett-langt-losenord-for-tester"

FACTORS = {
    "langsiktighet": ("Långsiktighet", home.FactorSign.RINGS),
    "sektorsovergripande-arbetssatt": ("Sektorsövergripande arbetssätt", home.FactorSign.CIRCLES),
    "samverkan-och-samordning": ("Samverkan och samordning", home.FactorSign.CHAIN),
    "tidiga-och-forebyggande-insatser": (
        "Tidiga och förebyggande insatser",
        home.FactorSign.SPROUT,
    ),
    "kunskapsbaserat-arbetssatt": ("Kunskapsbaserat arbetssätt", home.FactorSign.LENS),
}
THEMES = {
    "boende": "Boende",
    "utbildning": "Utbildning",
    "arbetsmarknad": "Arbetsmarknad",
    "demokrati-och-civilsamhalle": "Demokrati och civilsamhälle",
    "brottslighet-och-trygghet": "Brottslighet och trygghet",
    "samhallsservice": "Samhällsservice",
    "halsa-och-fritid": "Hälsa och fritid",
}
TARGET_GROUPS = {
    "barn": "Barn",
    "unga": "Unga",
    "nyanlanda": "Nyanlända",
    "foraldrar": "Föräldrar",
    "aldre": "Äldre",
    "boende-i-omradet": "Boende i området",
    "arbetssokande": "Arbetssökande",
    "medarbetare": "Medarbetare",
}


# ---------------------------------------------------------------- vocabularies, registers and people


class SuccessFactorFactory(DjangoModelFactory):
    name = factory.Sequence(lambda n: f"Faktor {n}")
    slug = factory.Sequence(lambda n: f"faktor-{n}")
    short = "En mening om faktorn."
    sign = home.FactorSign.RINGS
    order = factory.Sequence(lambda n: n)

    class Meta:
        model = home.SuccessFactor
        django_get_or_create = ("slug",)


class ThemeFactory(DjangoModelFactory):
    name = factory.Sequence(lambda n: f"Tema {n}")
    slug = factory.Sequence(lambda n: f"tema-{n}")
    order = factory.Sequence(lambda n: n)

    class Meta:
        model = home.Theme
        django_get_or_create = ("slug",)


class TargetGroupFactory(DjangoModelFactory):
    name = factory.Sequence(lambda n: f"Målgrupp {n}")
    slug = factory.Sequence(lambda n: f"malgrupp-{n}")
    order = factory.Sequence(lambda n: n)

    class Meta:
        model = home.TargetGroup
        django_get_or_create = ("slug",)


class OrganisationFactory(DjangoModelFactory):
    name = factory.Sequence(lambda n: f"Organisation {n}")

    class Meta:
        model = network.Organisation


class GroupFactory(DjangoModelFactory):
    name = factory.Sequence(lambda n: f"Grupp {n}")

    class Meta:
        model = Group
        django_get_or_create = ("name",)


class UserFactory(DjangoModelFactory):
    """Logs in with `PASSWORD`."""

    username = factory.Sequence(lambda n: f"person{n}")
    email = factory.LazyAttribute(lambda user: f"{user.username}@example.org")
    password = factory.django.Password(PASSWORD)

    class Meta:
        model = network.User
        skip_postgeneration_save = True

    @factory.post_generation
    def groups(self, create, chosen, **kwargs):
        self.groups.set(chosen or [])


def municipality(slug):
    """A municipality of the register, by its slug."""
    return network.Municipality.objects.get(slug=slug)


class ImageFactory(wagtail_factories.ImageFactory):
    title = "Två hus och en bro"
    collection = factory.LazyFunction(lambda: wagtail_collection())
    credit = "Illustration: Nätverksportalen"


class DocumentFactory(wagtail_factories.DocumentFactory):
    title = "Utvärdering"
    collection = factory.LazyFunction(lambda: wagtail_collection())
    file = factory.django.FileField(filename="utvardering.txt", data="Vad vi såg.".encode())


def wagtail_collection():
    """The root collection, which Wagtail's migrations make."""
    return wagtail_factories.CollectionFactory._meta.model.get_first_root_node()


# ---------------------------------------------------------------- pages


class PageFactory(wagtail_factories.PageFactory):
    """A published page."""

    title = factory.Sequence(lambda n: f"Sida {n}")
    summary = "Det viktigaste i två meningar."
    first_published_at = factory.LazyFunction(timezone.now)
    last_published_at = factory.SelfAttribute("first_published_at")

    class Meta:
        abstract = True

    @classmethod
    def _create_instance(cls, model_class, parent, kwargs):
        """Relations are set before the page is saved, as the editor does."""
        related = {name: kwargs.pop(name) for name in list(kwargs) if name in RELATIONS}
        page = model_class(**kwargs)
        for name, chosen in related.items():
            RELATIONS[name](page, name, chosen)
        parent.add_child(instance=page)
        return page


def set_related(page, name, chosen):
    """A many-to-many relation."""
    setattr(page, name, chosen)


def set_factors(page, name, chosen):
    """Factors are a plain relation on most pages and tellings on a learning example."""
    if isinstance(page, examples.LearningExamplePage):
        page.factor_tellings = [
            examples.FactorTelling(factor=each, text=f"<p>Så arbetade vi med {each.name}.</p>")
            for each in chosen
        ]
    else:
        page.factors = chosen


def set_tags(page, name, chosen):
    """Free tags."""
    page.tags.add(*chosen)


RELATIONS = {
    "factors": set_factors,
    "members": set_related,
    "municipalities": set_related,
    "organisations": set_related,
    "tags": set_tags,
    "target_groups": set_related,
    "themes": set_related,
}


class HomePageFactory(PageFactory):
    title = "Nätverksportalen"
    slug = "hem"

    class Meta:
        model = home.HomePage


class StandardPageFactory(PageFactory):
    body = [("text", "<p>Om portalen.</p>")]

    class Meta:
        model = home.StandardPage


class ContactPageFactory(PageFactory):
    title = "Kontakt"

    class Meta:
        model = home.ContactPage


class AccessibilityStatementPageFactory(PageFactory):
    title = "Tillgänglighet"
    organisation = "Nätverket"
    assessed_on = datetime.date(2026, 9, 1)
    assessment_method = "Vi har granskat sidorna själva."
    updated_on = datetime.date(2026, 9, 15)
    contact_role = "Redaktionen"
    contact_email = "redaktionen@example.org"

    class Meta:
        model = home.AccessibilityStatementPage


class NewsIndexPageFactory(PageFactory):
    title = "Nyheter"

    class Meta:
        model = home.NewsIndexPage


class NewsPageFactory(PageFactory):
    title = factory.Sequence(lambda n: f"Nyhet {n}")
    date = datetime.date(2026, 10, 1)
    source_name = "Delmos"
    source_url = "https://example.org/rapport"
    source_year = 2026
    body = [("text", "<p>Vad som har hänt.</p>")]

    class Meta:
        model = home.NewsPage


class GlossaryPageFactory(PageFactory):
    title = "Begrepp"

    class Meta:
        model = home.GlossaryPage


class GlossaryTermPageFactory(PageFactory):
    title = factory.Sequence(lambda n: f"begrepp {n}")
    definition = "Vad ordet betyder."

    class Meta:
        model = home.GlossaryTermPage


class NetworkIndexPageFactory(PageFactory):
    title = "Nätverk"

    class Meta:
        model = network.NetworkIndexPage


class NetworkPageFactory(PageFactory):
    title = factory.Sequence(lambda n: f"Nätverk {n}")
    purpose = "<p>Att lära av varandra.</p>"
    rhythm = "fyra möten per år"
    contact_role = "Nätverkets kansli"
    contact_email = "natverket@example.org"

    class Meta:
        model = network.NetworkPage


class MeetingIndexPageFactory(PageFactory):
    title = "Möten"

    class Meta:
        model = network.MeetingIndexPage


class MeetingPageFactory(PageFactory):
    """A meeting that was held on 4 March 2026, 13.00–15.30 Swedish time."""

    title = factory.Sequence(lambda n: f"Möte {n}")
    start = datetime.datetime(2026, 3, 4, 12, 0, tzinfo=datetime.UTC)
    end = datetime.datetime(2026, 3, 4, 14, 30, tzinfo=datetime.UTC)
    place = "Digitalt möte"

    class Meta:
        model = network.MeetingPage


class ModuleIndexPageFactory(PageFactory):
    title = "Utbildning"

    class Meta:
        model = network.ModuleIndexPage


class ModulePageFactory(PageFactory):
    title = factory.Sequence(lambda n: f"Utbildning {n}")
    aim = "<p>Du kan förklara vad segregation är.</p>"
    duration_minutes = 60

    class Meta:
        model = network.ModulePage


class LessonPageFactory(PageFactory):
    title = factory.Sequence(lambda n: f"Lektion {n}")
    aim = "Du känner igen ordet."
    duration_minutes = 20
    body = [("heading", "Börja här"), ("text", "<p>En tanke.</p>")]

    class Meta:
        model = network.LessonPage


class MunicipalityIndexPageFactory(PageFactory):
    title = "Kommuner"

    class Meta:
        model = network.MunicipalityIndexPage


class LearningExampleIndexPageFactory(PageFactory):
    title = "Lärande exempel"
    slug = "exempel"

    class Meta:
        model = examples.LearningExampleIndexPage


class LearningExamplePageFactory(PageFactory):
    """An example from Trollhättan about schooling, told with one success factor."""

    title = factory.Sequence(lambda n: f"Lärande exempel {n}")
    municipalities = factory.LazyFunction(lambda: [municipality("trollhattan")])
    themes = factory.LazyFunction(lambda: [ThemeFactory(slug="utbildning", name="Utbildning")])
    factors = factory.LazyFunction(
        lambda: [SuccessFactorFactory(slug="langsiktighet", name="Långsiktighet")]
    )
    start = datetime.date(2022, 8, 15)
    challenge = "<p>Skolorna hade blivit ojämna.</p>"
    approach = "<p>Vi blandade eleverna.</p>"
    results = "<p>Fler blev behöriga.</p>"
    contact_role = "Utbildningsförvaltningen"
    contact_email = "utbildning@example.org"

    class Meta:
        model = examples.LearningExamplePage


class SuccessFactorIndexPageFactory(PageFactory):
    title = "Framgångsfaktorer"

    class Meta:
        model = examples.SuccessFactorIndexPage


class SuccessFactorPageFactory(PageFactory):
    title = "Långsiktighet"
    factor = factory.SubFactory(SuccessFactorFactory)
    meaning = "<p>Att hålla i.</p>"
    practice = "<p>Samma personer finns kvar.</p>"

    class Meta:
        model = examples.SuccessFactorPage


# ---------------------------------------------------------------- whole scenes


def make_vocabularies():
    """The field's own words: `.factors`, `.themes` and `.target_groups`, each by slug."""
    return SimpleNamespace(
        factors={
            slug: SuccessFactorFactory(slug=slug, name=name, sign=sign, order=order)
            for order, (slug, (name, sign)) in enumerate(FACTORS.items())
        },
        themes={
            slug: ThemeFactory(slug=slug, name=name, order=order)
            for order, (slug, name) in enumerate(THEMES.items())
        },
        target_groups={
            slug: TargetGroupFactory(slug=slug, name=name, order=order)
            for order, (slug, name) in enumerate(TARGET_GROUPS.items())
        },
    )


def make_tree(home_page):
    """An index page in every room under `home_page`."""
    rooms = {
        "examples": (LearningExampleIndexPageFactory, "exempel"),
        "factors": (SuccessFactorIndexPageFactory, "framgangsfaktorer"),
        "meetings": (MeetingIndexPageFactory, "moten"),
        "modules": (ModuleIndexPageFactory, "utbildning"),
        "networks": (NetworkIndexPageFactory, "natverk"),
        "municipalities": (MunicipalityIndexPageFactory, "kommuner"),
        "news": (NewsIndexPageFactory, "nyheter"),
        "glossary": (GlossaryPageFactory, "begrepp"),
    }
    pages = {
        name: make(parent=home_page, slug=slug, show_in_menus=True)
        for name, (make, slug) in rooms.items()
    }
    return SimpleNamespace(home=home_page, **pages)


def restrict(page: Page, *groups: Group) -> PageViewRestriction:
    """Close `page` and everything below it: to the groups given, else to those who have logged in."""
    kind = PageViewRestriction.GROUPS if groups else PageViewRestriction.LOGIN
    restriction = PageViewRestriction.objects.create(page=page, restriction_type=kind)
    restriction.groups.set(groups)
    return restriction
