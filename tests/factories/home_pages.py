"""Pages of the site shell."""

import datetime

import factory

from home import models as home
from tests.factories.pages import PageFactory


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
