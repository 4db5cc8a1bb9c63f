"""What stands around every page: read in two queries, and only what the reader may see."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction, Site

from home.models import SiteSettings
from home.shell import shell_of
from tests import factories

pytestmark = pytest.mark.django_db


def ask(user=None, host="localhost"):
    request = RequestFactory().get("/", SERVER_NAME=host)
    request.user, request.session = user or AnonymousUser(), {}
    return request


def titles(links):
    return [link.title for link in links]


@pytest.fixture
def secret(tree, members):
    """A page in the menu that only members may see."""
    page = factories.StandardPageFactory(parent=tree.home, title="Hemligt", show_in_menus=True)
    restriction = PageViewRestriction.objects.create(page=page, restriction_type="groups")
    restriction.groups.add(members)
    return page


def test_the_menu_holds_what_the_reader_may_see(secret, member):
    assert "Hemligt" not in titles(shell_of(ask()).menu)
    assert "Hemligt" in titles(shell_of(ask(member)).menu)


def test_a_member_before_leaves_nothing_behind_for_a_visitor_after(client, secret, member):
    client.force_login(member)
    assert "Hemligt" in client.get("/sok/").content.decode()
    client.logout()
    assert "Hemligt" not in client.get("/sok/").content.decode()


def test_addresses_are_those_of_the_pages(tree):
    shell = shell_of(ask())
    pages = {page.title: page.get_url(ask()) for page in tree.home.get_children().live()}
    assert {link.title: link.url for link in (*shell.menu, *shell.about)} == pages


def test_a_change_shows_at_once(client, tree):
    def shown():
        return BeautifulSoup(client.get("/sok/").content, "html.parser")

    assert "Kanslichefen" not in shown().footer.get_text()
    SiteSettings.objects.update_or_create(
        site=Site.objects.get(), defaults={"contact_role": "Kanslichefen"}
    )
    assert "Kanslichefen" in shown().footer.get_text()
    tree.examples.unpublish()
    assert tree.examples.title not in shown().header.get_text()
    Site.objects.update(site_name="Ett annat namn")
    assert "Ett annat namn" in shown().title.get_text()


def test_the_page_one_is_on_is_marked(client, tree):
    page = BeautifulSoup(client.get(tree.examples.url).content, "html.parser")
    marked = page.select_one(".site-nav [aria-current]")
    assert (marked["aria-current"], marked.get_text()) == ("page", tree.examples.title)


def test_of_several_sites_the_one_asked_for_answers(tree):
    other = factories.HomePageFactory(
        parent=tree.home.get_parent(), title="Ett annat hem", slug="andra"
    )
    factories.StandardPageFactory(parent=other, title="Hos de andra", show_in_menus=True)
    Site.objects.create(hostname="andra.example.org", root_page=other, site_name="De andra")
    shell = shell_of(ask(host="andra.example.org"))
    assert (shell.site_name, titles(shell.menu)) == ("De andra", ["Hos de andra"])
    assert shell_of(ask()).site_name == "Nätverksportalen"


def test_two_queries_whatever_the_menu_holds(secret):
    request = ask()
    shell_of(ask())  # makes the settings, the first time
    with CaptureQueriesContext(connection) as queries:
        shell_of(request)
        shell_of(request)
    own = [query for query in queries if "restriction" not in query["sql"]]
    assert len(own) == 2


def test_without_a_request_there_is_only_a_name():
    assert shell_of(None).menu == ()
