"""Every change counts, however it is made: what the index must notice besides a page being published."""

import datetime
from io import StringIO

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone
from taggit.models import Tag
from wagtail.actions.convert_alias import ConvertAliasPageAction
from wagtail.models import Locale, Page

from examples.models import TaggedExample
from home.models import NewsPage
from network.models import AgendaItem
from search.engines import get_engine
from search.models import OutboxEntry
from search.sync.draining import drain
from search.sync.reconciling import differences
from tests import factories
from tests.factories import LearningExamplePageFactory

pytestmark = pytest.mark.django_db


def counted(client):
    """How many pages all facet counts of an open search speak of."""
    facets = client.get("/api/v1/sok/").json()["facets"].values()
    return sum(value["count"] for facet in facets for value in facet["values"])


def publish(page, **changes):
    for name, value in changes.items():
        setattr(page, name, value)
    page.save_revision().publish()


# Time


def test_a_scheduled_page_is_found_when_it_has_been_published(tree, news, committed, found):
    start = timezone.now() + datetime.timedelta(hours=1)
    with committed():
        publish(news, title="Nyhet i morgon", go_live_at=start)
    assert found("q=morgon") == []
    with time_machine.travel(start + datetime.timedelta(minutes=1)), committed():
        call_command("publish_scheduled")
    assert found("q=morgon") == ["Nyhet i morgon"]
    assert not differences()


def test_an_expired_page_is_gone_at_its_moment(tree, news, committed, found, client):
    end = timezone.now() + datetime.timedelta(hours=1)
    with committed():
        publish(news, expire_at=end)
    assert found("q=blåklockan") == ["Blåklockan"]
    before = counted(client)
    with time_machine.travel(end + datetime.timedelta(seconds=1)):
        assert news.pk in get_engine().digests()  # nothing has run since
        assert found("q=blåklockan") == []
        assert counted(client) < before
        assert client.get("/sok/forslag/?q=blåklockan").json() == {"suggestions": []}
        assert drain() == 1
        assert news.pk not in get_engine().digests()
        with committed():
            call_command("publish_scheduled")
        assert not differences()


def test_a_later_expiry_replaces_an_earlier_one(tree, news, committed, found):
    end = timezone.now() + datetime.timedelta(hours=1)
    with committed():
        publish(news, expire_at=end)
    with committed():
        publish(news, expire_at=end + datetime.timedelta(days=1))
    with time_machine.travel(end + datetime.timedelta(seconds=1)):
        assert found("q=blåklockan") == ["Blåklockan"]
    with committed():
        publish(news, expire_at=None)
    assert not OutboxEntry.objects.planned().exists()


@pytest.mark.parametrize("mend", ["rebuild", "sync"])
def test_an_expiry_that_nobody_noted_is_planned(mend, news, committed, client):
    """As of a page older than the search, or one changed by Wagtail's own manager."""
    end = timezone.now() + datetime.timedelta(hours=1)
    Page.objects.filter(pk=news.pk).update(expire_at=end)
    call_command("search", mend, stdout=StringIO())
    before = counted(client)
    with time_machine.travel(end + datetime.timedelta(seconds=1)):
        assert counted(client) < before
        assert client.get("/api/v1/sok/?q=blåklokcan").json()["corrected_query"] is None


# Versions, aliases, languages


def test_an_older_version_is_restored(news, committed, found):
    first = news.save_revision()
    with committed():
        publish(news, title="Ändrad")
    assert found("q=blåklockan") == []
    with committed():
        first.as_object().save_revision().publish()
    assert found("q=blåklockan") == ["Blåklockan"]


def test_an_alias_follows_its_page(tree, news, committed, found):
    with committed():
        publish(news)
        alias = news.create_alias(parent=tree.home, update_slug="alias")
    assert found("q=blåklockan") == ["Blåklockan", "Blåklockan"]
    with committed():
        publish(news, title="Simskolan")
    assert found("q=simskolan") == ["Simskolan", "Simskolan"]
    with committed():
        news.unpublish()
    assert found("q=simskolan") == []
    assert alias.pk not in get_engine().digests()
    assert not differences()


def test_an_alias_is_guarded_as_its_page_is(tree, news, committed, found):
    with committed():
        alias = news.create_alias(parent=tree.home, update_slug="alias")
    with committed():
        restriction = factories.restrict(news)
    assert found("q=blåklockan") == []
    assert not differences()
    with committed():
        restriction.delete()
    assert len(found("q=blåklockan")) == 2
    with committed():
        factories.restrict(news)
    with committed():
        ConvertAliasPageAction(alias).execute()
    assert found("q=blåklockan") == ["Blåklockan"]
    assert not differences()


def test_what_is_below_an_alias_is_guarded_as_its_page_is(tree, committed, found):
    with committed():
        top = factories.StandardPageFactory(parent=tree.home, title="Översta", slug="topp")
        alias = top.create_alias(parent=tree.home, update_slug="alias")
        factories.StandardPageFactory(parent=alias, title="Undersida", slug="under")
    assert found("q=undersida") == ["Undersida"]
    with committed():
        factories.restrict(top)
    assert found("q=undersida") == []
    with committed():
        top.delete()
    assert found("q=undersida") == ["Undersida"]
    assert not differences()


def test_pages_in_other_languages_are_not_found(tree, news, committed, found):
    with committed():
        english = Locale.objects.create(language_code="en")
        copy = news.copy_for_translation(english, copy_parents=True, alias=True)
    assert copy.live
    assert found("q=blåklockan") == ["Blåklockan"]
    assert not differences()


# Rows that pages use


@pytest.mark.parametrize("part", ["tag", "organisation"])
def test_a_renamed_row_is_searched_by_its_new_name(part, tree, committed, found):
    with committed():
        organisation = factories.OrganisationFactory(name="Gamla föreningen")
        LearningExamplePageFactory(
            parent=tree.examples, title="Odlingen", tags=["gammal"], organisations=[organisation]
        )
    row = organisation if part == "organisation" else Tag.objects.get(name="gammal")
    with committed():
        row.name = "Flamman"
        row.save()
    assert found("q=flamman") == ["Odlingen"]


def test_a_deleted_row_is_searched_no_more(tree, committed, found):
    with committed():
        group = factories.TargetGroupFactory(name="Seglare")
        LearningExamplePageFactory(parent=tree.examples, title="Båten", target_groups=[group])
    assert found("q=seglare") == ["Båten"]
    with committed():
        group.delete()
    assert found("q=seglare") == []
    assert not differences()


def test_a_relation_is_changed_from_either_side(tree, news, committed, found):
    with committed():
        theme = factories.ThemeFactory(name="Segling", slug="segling")
    with committed():
        theme.newspage_set.add(news)
    assert found("q=segling") == ["Blåklockan"]
    with committed():
        theme.newspage_set.clear()
    assert found("q=segling") == []
    with committed():
        NewsPage.themes.through.objects.all().delete()
        type(news).objects.get(pk=news.pk).themes.through.objects.create(
            newspage_id=news.pk, theme_id=theme.pk
        )
    assert differences().changed == {news.pk}, "a relation's own table cannot be watched"


def test_a_part_of_a_page_is_saved_by_itself(tree, committed, found):
    with committed():
        meeting = factories.MeetingPageFactory(parent=tree.meetings, title="Vårmötet")
    with committed():
        item = AgendaItem.objects.create(meeting=meeting, title="Lägesrapport")
    assert found("q=lägesrapport") == ["Vårmötet"]
    with committed():
        item.delete()
    assert found("q=lägesrapport") == []


def test_a_theme_of_a_module_is_renamed_in_its_lessons_too(tree, committed, found):
    with committed():
        theme = factories.ThemeFactory(name="Segling", slug="segling")
        module = factories.ModulePageFactory(parent=tree.modules, title="Modul", themes=[theme])
        factories.LessonPageFactory(parent=module, title="Lektion")
    with committed():
        theme.name = "Rodd"
        theme.save()
    assert sorted(found("q=rodd")) == ["Lektion", "Modul"]
    with committed():
        type(module).objects.filter(pk=module.pk).update(live=False)
    assert found("q=rodd") == []
    assert not differences()


@pytest.mark.parametrize("part", ["agenda_items", "tagged_items"])
def test_a_part_is_given_to_another_page(part, tree, committed):
    with committed():
        if part == "agenda_items":
            first, second = (factories.MeetingPageFactory(parent=tree.meetings) for _ in "ab")
            AgendaItem.objects.create(meeting=first, title="Lägesrapport")
        else:
            first, second = (LearningExamplePageFactory(parent=tree.examples) for _ in "ab")
            TaggedExample.objects.create(content_object=first, tag=Tag.objects.create(name="a"))
    field = type(first)._meta.get_field(part).field
    row = field.model.objects.get()
    setattr(row, field.name, second)
    with committed():
        row.save()
    assert not differences()
