"""What is saved outside a transaction is noted beforehand: a process killed in between must leave a note."""

import pytest
from django.db.models.signals import pre_save
from wagtail.models import Collection, Locale, Page, PageViewRestriction

from network.models import AgendaItem
from search.models import OutboxEntry
from tests import factories

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def root(db, index):
    """The root of the tree, which a test outside a transaction leaves emptied behind it."""
    Locale.objects.get_or_create(language_code="sv")
    return Page.get_first_root_node() or Page.add_root(instance=Page(title="Rot", slug="rot"))


def a_new_restriction(root):
    """As from Wagtail's privacy form."""
    page = factories.NewsPageFactory(parent=root)
    restriction = PageViewRestriction(page=page, restriction_type=PageViewRestriction.LOGIN)
    return restriction, {(page.pk, True)}


def a_renamed_theme(root):
    theme = factories.ThemeFactory(name="Segling", slug="segling")
    page = factories.NewsPageFactory(parent=root, themes=[theme])
    theme.name = "Rodd"
    return theme, {(page.pk, False)}


def a_point_of_the_agenda_of_another_meeting(root):
    first, second = (factories.MeetingPageFactory(parent=root) for _ in "ab")
    item = AgendaItem.objects.create(meeting=first, title="Lägesrapport")
    item.meeting = second
    return item, {(first.pk, False), (second.pk, False)}


def a_renamed_document(root):
    document, page = offered(root)
    document.title = "Slutrapport"
    return document, {(page.pk, False)}


def a_document_in_another_collection(root):
    document, page = offered(root)
    document.collection = document.collection.add_child(name="Protokoll")
    return document, {(page.pk, True)}


def offered(root):
    """A document and the page that offers it."""
    collection = Collection.get_first_root_node() or Collection.add_root(name="Rot")
    document = factories.DocumentFactory(collection=collection)
    page = factories.StandardPageFactory(parent=root, body=[("documents", [document])])
    return document, page


def noted_before(row):
    """Save a row; which pages had been noted by then, and whether as hidden."""
    noted = set()

    def look(**kwargs):
        noted.update(OutboxEntry.objects.waiting().values_list("page_id", "hides"))

    pre_save.connect(look, sender=type(row))
    try:
        row.save()
    finally:
        pre_save.disconnect(look, sender=type(row))
    return noted


@pytest.mark.parametrize(
    "change",
    [
        a_new_restriction,
        a_renamed_theme,
        a_point_of_the_agenda_of_another_meeting,
        a_renamed_document,
        a_document_in_another_collection,
    ],
)
def test_a_change_is_noted_before_it_is_made(change, root):
    row, expected = change(root)
    OutboxEntry.objects.all().delete()
    assert noted_before(row) == expected
    assert not OutboxEntry.objects.waiting().exists()


def test_the_page_that_a_restriction_leaves_is_noted_when_it_has_left(root):
    first, second = (factories.NewsPageFactory(parent=root) for _ in "ab")
    restriction = factories.restrict(first)
    OutboxEntry.objects.all().delete()
    restriction.page = second
    restriction.save()
    assert OutboxEntry.objects.filter(page_id=first.pk).count() == 2, "before it and after"
    assert not OutboxEntry.objects.waiting().exists()
