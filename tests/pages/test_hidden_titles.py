"""An open page tells no title of what is hidden: of pages above it, of its module, of its documents."""

import pytest

from tests import factories
from tests.factories import restrict

pytestmark = pytest.mark.django_db

CANARY = "kanariekvitter"


@pytest.fixture
def heard(client):
    """`heard(address)`: whether a page that opens tells of the canary."""

    def listen(address):
        answer = client.get(address)
        assert answer.status_code == 200
        return CANARY in answer.content.decode()

    return listen


def test_the_way_here_leaves_out_what_is_not_published(tree, heard):
    parent = factories.StandardPageFactory(parent=tree.home, title=CANARY, slug="plan", live=False)
    factories.StandardPageFactory(parent=parent, title="Barn", slug="barn")
    assert not heard("/plan/barn/")


def test_a_lesson_does_not_tell_of_a_module_that_is_not_published(tree, heard):
    module = factories.ModulePageFactory(parent=tree.modules, title=CANARY, slug="m", live=False)
    lessons = [factories.LessonPageFactory(parent=module, slug=slug) for slug in ("a", "b")]
    assert not any(heard(lesson.url) for lesson in lessons)
    module.live = True
    module.save()
    assert all(heard(lesson.url) for lesson in lessons)


@pytest.mark.parametrize("kind", ["example", "meeting", "plain"])
def test_a_closed_document_is_not_listed(kind, tree, heard, client):
    closed = factories.root_collection().add_child(name="Stängd")
    factories.close_collection(closed)
    document = factories.DocumentFactory(title=CANARY, collection=closed)
    page = offering(kind, tree, [("documents", [document])])
    assert not heard(page.url)
    assert 'id="dokument"' not in client.get(page.url).content.decode(), "no empty heading"
    client.force_login(factories.UserFactory())
    assert heard(page.url)


def offering(kind, tree, documents):
    if kind == "example":
        return factories.LearningExamplePageFactory(parent=tree.examples, documents=documents)
    if kind == "meeting":
        return factories.MeetingPageFactory(parent=tree.meetings, documents=documents)
    return factories.StandardPageFactory(parent=tree.home, slug="sida", body=documents)


def test_the_sitemap_leaves_out_the_alias_of_a_closed_page(tree, members, heard):
    page = factories.NewsPageFactory(parent=tree.news, slug=CANARY)
    page.create_alias(parent=tree.home, update_slug=f"{CANARY}-alias")
    assert heard("/sitemap.xml")
    restrict(page, members)
    assert not heard("/sitemap.xml")
