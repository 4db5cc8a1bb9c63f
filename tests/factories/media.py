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


def close_collection(collection):
    """Let only those who have logged in read what is in a collection."""
    return CollectionViewRestriction.objects.create(
        collection=collection, restriction_type=CollectionViewRestriction.LOGIN
    )


class DocumentFactory(wagtail_factories.DocumentFactory):
    title = "Utvärdering"
    collection = factory.LazyFunction(root_collection)
    file = factory.django.FileField(filename="utvardering.txt", data="Vad vi såg.".encode())
