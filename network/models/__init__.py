"""Geography, people, networks, meetings and e-learning."""

from network.models.geography import County, Municipality, MunicipalityGroup
from network.models.learning import LessonPage, ModuleIndexPage, ModulePage
from network.models.meetings import AgendaItem, MeetingIndexPage, MeetingPage
from network.models.municipality_pages import MunicipalityIndexPage
from network.models.networks import NetworkIndexPage, NetworkPage
from network.models.organisations import Organisation
from network.models.users import User

__all__ = [
    "AgendaItem",
    "County",
    "LessonPage",
    "MeetingIndexPage",
    "MeetingPage",
    "ModuleIndexPage",
    "ModulePage",
    "Municipality",
    "MunicipalityGroup",
    "MunicipalityIndexPage",
    "NetworkIndexPage",
    "NetworkPage",
    "Organisation",
    "User",
]
