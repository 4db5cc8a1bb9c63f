"""Who may see which page, in lists and as keys for the search index."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from home.access import accepted_visibility_keys, visibility_key
from home.models import StandardPage
from tests.factories import GroupFactory, StandardPageFactory, UserFactory, restrict


@pytest.fixture
def asked_by():
    """Requests by someone: `asked_by(user)`, or a stranger."""

    def make(user=None):
        request = RequestFactory().get("/")
        request.user, request.session = user or AnonymousUser(), SessionStore()
        return request

    return make


@pytest.fixture
def family(home):
    """A page, a page under it, and one under that."""
    outer = StandardPageFactory(parent=home, title="yttre")
    middle = StandardPageFactory(parent=outer, title="mellan")
    return [outer, middle, StandardPageFactory(parent=middle, title="inre")]


def titles(request):
    return sorted(StandardPage.objects.visible_to(request).values_list("title", flat=True))


def test_everyone_sees_what_is_public(family, asked_by):
    assert titles(asked_by()) == titles(None) == ["inre", "mellan", "yttre"]
    assert accepted_visibility_keys(asked_by()) == ["public"]
    assert visibility_key(family[0].path) == "public"


def test_a_restriction_covers_everything_below_it(family, asked_by, members, member):
    restrict(family[1], members)
    assert titles(asked_by()) == titles(None) == ["yttre"]
    assert titles(asked_by(UserFactory())) == ["yttre"]
    assert titles(asked_by(member)) == ["inre", "mellan", "yttre"]


def test_two_restrictions_must_both_be_passed(family, asked_by, members, member):
    board = GroupFactory(name="Styrgrupp")
    outer, inner = restrict(family[0], members), restrict(family[2], board)
    assert titles(asked_by(member)) == ["mellan", "yttre"]
    assert accepted_visibility_keys(asked_by(member)) == [str(outer.pk), "public"]
    assert visibility_key(family[2].path) == f"{outer.pk}+{inner.pk}"
    only_board = UserFactory(groups=[board])
    assert titles(asked_by(only_board)) == []
    assert accepted_visibility_keys(asked_by(only_board)) == ["public"]
    both = UserFactory(groups=[board, members])
    assert f"{outer.pk}+{inner.pk}" in accepted_visibility_keys(asked_by(both))


def test_a_password_counts_for_the_session_that_gave_it(family, asked_by):
    restriction = PageViewRestriction.objects.create(
        page=family[0], restriction_type=PageViewRestriction.PASSWORD, password="sesam"
    )
    visitor = asked_by()
    assert titles(visitor) == []
    knowing = asked_by()
    restriction.mark_as_passed(knowing)
    assert titles(knowing) == ["inre", "mellan", "yttre"]


def test_a_draft_is_seen_by_nobody(family, asked_by, administrator):
    family[0].unpublish()
    assert "yttre" not in titles(asked_by(administrator))


def test_restrictions_are_read_once_for_each_request(
    family, asked_by, members, member, django_assert_num_queries
):
    restrict(family[1], members)
    request = asked_by(member)
    accepted_visibility_keys(request)
    with django_assert_num_queries(1):
        titles(request)


def test_a_neighbouring_path_is_not_covered(home, asked_by, members):
    closed = StandardPageFactory(parent=home, title="stängd")
    StandardPageFactory(parent=home, title="öppen")
    restrict(closed, members)
    assert titles(asked_by()) == ["öppen"]


def test_an_alias_is_guarded_as_wagtail_guards_it(home, family, asked_by, members, member):
    """By what is on its source page, and by nothing of its own or above the source."""
    alias = family[1].create_alias(parent=home, update_slug="alias")
    again = alias.create_alias(parent=home, update_slug="igen")
    below = StandardPageFactory(parent=again, title="under", slug="under")
    for page, guarded in ((family[0], False), (alias, False), (family[1], True)):
        restriction = restrict(page, members)
        for each in (alias, again, below):
            assert each.get_view_restrictions().exists() == guarded
            assert (visibility_key(each.path) != "public") == guarded
            assert (each.title in titles(asked_by())) != guarded
            assert each.title in titles(asked_by(member))
        restriction.delete()


def test_restrictions_are_read_without_walking_through_the_pages(db):
    """For a condition on the pages SQLite would: each page shown then takes longer for every page there is."""
    with CaptureQueriesContext(connection) as queries:
        accepted_visibility_keys(None)
    (query,) = queries
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {query['sql']}")
        steps = [detail for _id, _parent, _unused, detail in cursor.fetchall()]
    assert steps[0] == "SCAN wagtailcore_pageviewrestriction"
    assert not [step for step in steps if step.startswith("SCAN wagtailcore_page ")]
