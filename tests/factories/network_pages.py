"""Pages of the network."""

import datetime

import factory

from network import models as network
from tests.factories.pages import PageFactory


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
