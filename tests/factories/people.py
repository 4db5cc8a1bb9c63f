"""People, groups, organisations and the municipalities of the register."""

import factory
from django.contrib.auth.models import Group
from factory.django import DjangoModelFactory

from network import models as network

PASSWORD = "ett-langt-losenord-for-tester"


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
