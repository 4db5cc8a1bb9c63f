"""Success factors, themes and target groups."""

from types import SimpleNamespace

import factory
from factory.django import DjangoModelFactory

from home import models as home

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
