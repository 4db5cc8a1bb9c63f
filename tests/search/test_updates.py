"""Rows changed by code, many at a time: Django sends no signals for them, the portal's own managers do."""

import pytest
from django.db import transaction
from taggit.models import Tag

from examples.models import FactorTelling, LearningExamplePage, TaggedExample
from home.models import NewsPage, TargetGroup, Theme
from home.queryset import AnnouncingQuerySet
from network.models import AgendaItem, Municipality, Organisation
from search.models import OutboxEntry, ProtectedWord
from search.records.registry import INDEXED_MODELS, PART_KEYS, USED_MODELS
from search.sync.draining import drain
from search.sync.reconciling import differences, note_differences
from tests import factories
from tests.factories import LearningExamplePageFactory

pytestmark = pytest.mark.django_db


def test_every_model_that_is_searched_announces_its_updates():
    silent = [
        model.__name__
        for model in (*INDEXED_MODELS, *USED_MODELS, *PART_KEYS, ProtectedWord)
        if not isinstance(model._default_manager.get_queryset(), AnnouncingQuerySet)
    ]
    assert silent == ["Tag"], "taggit's own"


def test_pages_are_updated_through_our_managers(news, example, committed, found):
    with committed():
        NewsPage.objects.filter(pk=news.pk).update(title="Bytt i klump")
        example.title = "Också bytt"
        LearningExamplePage.objects.bulk_update([example], ["title"])
    assert sorted(found("q=bytt")) == ["Bytt i klump", "Också bytt"]
    with committed():
        NewsPage.objects.visible_to(None).update(live=False)
    assert found("q=bytt") == ["Också bytt"]
    assert not differences()


def test_parts_are_made_and_updated_together(tree, example, committed, found):
    with committed():
        meeting = factories.MeetingPageFactory(parent=tree.meetings, title="Vårmötet")
    with committed():
        AgendaItem.objects.bulk_create([AgendaItem(meeting=meeting, title="Lägesrapport")])
        FactorTelling.objects.update(text="<p>Kvalster</p>")
        TaggedExample.objects.bulk_create(
            [TaggedExample(content_object=example, tag=Tag.objects.create(name="Myggor"))]
        )
    assert found("q=lägesrapport") == ["Vårmötet"]
    assert found("q=kvalster") == found("q=myggor") == ["Cykelskolan"]
    assert not differences()


def test_words_protected_together_are_read_as_they_stand_at_once(tree, committed, found):
    with committed():
        LearningExamplePageFactory(parent=tree.examples, title="Flickorna")
    with committed():
        ProtectedWord.objects.bulk_create([ProtectedWord(word="flickorna")])
    assert found("q=flickorna") == ["Flickorna"]
    assert found("q=flicka") == []
    assert not differences()


def test_a_word_protected_unseen_is_a_difference(tree, committed, found):
    with committed():
        page = LearningExamplePageFactory(parent=tree.examples, title="Flickorna")
    ProtectedWord._base_manager.bulk_create([ProtectedWord(word="flickorna")])
    assert page.pk in note_differences().outdated
    drain()
    assert found("q=flickorna") == ["Flickorna"]
    assert not differences()


@pytest.mark.parametrize("model", [Theme, Municipality, Organisation, TargetGroup])
def test_vocabularies_are_updated_through_our_managers(model, tree, committed, found):
    with committed():
        LearningExamplePageFactory(
            parent=tree.examples,
            title="Odlingen",
            organisations=[factories.OrganisationFactory()],
            target_groups=[factories.TargetGroupFactory(name="Vuxna", slug="vuxna")],
        )
    with committed():
        assert model.objects.filter(examples__title="Odlingen").update(name="Flamman") == 1
    assert found("q=flamman") == ["Odlingen"]


def test_an_update_and_its_note_are_one_transaction(news):
    OutboxEntry.objects.all().delete()
    with transaction.atomic():
        NewsPage.objects.filter(pk=news.pk).update(title="Ångrad")
        assert OutboxEntry.objects.filter(page_id=news.pk).exists()
        transaction.set_rollback(True)
    assert not OutboxEntry.objects.exists()
