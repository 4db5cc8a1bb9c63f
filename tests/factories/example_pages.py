"""Learning examples and what sorts them."""

import datetime

import factory

from examples import models as examples
from tests.factories.pages import PageFactory
from tests.factories.people import municipality
from tests.factories.vocabularies import SuccessFactorFactory, ThemeFactory


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
