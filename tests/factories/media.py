"""Images and documents."""

import factory
import wagtail_factories
from wagtail.models import Collection, CollectionViewRestriction


def root_collection():
    """The collection that Wagtail's migrations make."""
    return Collection.get_first_root_node()


class ImageFactory(wagtail_factories.ImageFactory):
    title = "Två hus och en bro"
    collection = factory.LazyFunction(root_collection)
    credit = "Illustration: Nätverksportalen"


def close_collection(collection, *groups):
    """Close a collection and those below it: to the groups given, else to those who have logged in."""
    kind = CollectionViewRestriction.GROUPS if groups else CollectionViewRestriction.LOGIN
    restriction = CollectionViewRestriction.objects.create(
        collection=collection, restriction_type=kind
    )
    restriction.groups.set(groups)
    return restriction


class DocumentFactory(wagtail_factories.DocumentFactory):
    title = "Utvärdering"
    collection = factory.LazyFunction(root_collection)
    file = factory.django.FileField(filename="utvardering.txt", data="Vad vi såg.".encode())
