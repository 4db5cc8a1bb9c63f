"""Images and documents."""

import factory
import wagtail_factories
from wagtail.models import Collection


def root_collection():
    """The collection that Wagtail's migrations make."""
    return Collection.get_first_root_node()


class ImageFactory(wagtail_factories.ImageFactory):
    title = "Två hus och en bro"
    collection = factory.LazyFunction(root_collection)
    credit = "Illustration: Nätverksportalen"


class DocumentFactory(wagtail_factories.DocumentFactory):
    title = "Utvärdering"
    collection = factory.LazyFunction(root_collection)
    file = factory.django.FileField(filename="utvardering.txt", data="Vad vi såg.".encode())
