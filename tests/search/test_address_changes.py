"""Changes of where pages stand and of who may see them, noted before anything can be lost."""

import pytest
from django.core.cache import cache
from wagtail.models import Page, Site
from wagtail.models.sites import SITE_ROOT_PATHS_CACHE_KEY, SITE_ROOT_PATHS_CACHE_VERSION
from wagtail.signals import page_slug_changed, post_page_move

from search.models import OutboxEntry, PromotedResult
from search.sync.reconciling import differences
from tests import factories

pytestmark = pytest.mark.django_db


def test_addresses_follow_the_sites(tree, news, committed, client):
    with committed():
        other = Page.objects.get(depth=1).add_child(instance=Page(title="Annan", slug="annan"))
        Site.objects.create(hostname="annan.example.org", root_page=other)
    answer = client.get("/api/v1/sok/?q=blåklockan").json()
    assert answer["results"][0]["url"].startswith("http")
    assert not differences()


def test_addresses_follow_the_front_page_where_a_site_begins_above_it(
    tree, news, committed, client
):
    with committed():
        Site.objects.update(root_page=Page.objects.get(depth=1))
        Site.objects.get().save()
        tree.home.refresh_from_db()
    with committed():
        tree.home.slug = "annat"
        tree.home.save()
    answer = client.get("/api/v1/sok/?q=blåklockan").json()
    assert answer["results"][0]["url"].endswith("/annat/nyheter/nyheten/")
    assert not differences()


def test_a_process_does_not_remember_sites_that_another_changed(tree, news, committed, client):
    PromotedResult.objects.create(words="ängen", page=news)
    before = Site.get_site_root_paths()
    site = Site.objects.get()
    site.root_page = Page.objects.get(depth=1)
    with committed():
        site.save()
    remember(before)
    answer = client.get("/api/v1/sok/?q=ängen").json()
    assert answer["results"][0]["url"].endswith("/hem/nyheter/nyheten/")
    remember(before)
    assert not differences()


def remember(paths):
    cache.set(SITE_ROOT_PATHS_CACHE_KEY, paths, version=SITE_ROOT_PATHS_CACHE_VERSION)


def test_pages_outside_every_site_are_not_found(tree, news, committed, found):
    with committed():
        top = factories.StandardPageFactory(parent=tree.home, title="Kvar", slug="kvar")
    site = Site.objects.get()
    site.root_page = top
    with committed():
        site.save()
    assert news.get_url() is None
    assert found("per=50") == ["Kvar"]
    assert not differences()
    with committed():
        site.delete()
    assert found("per=50") == []
    assert not differences()


def test_a_restriction_is_given_to_another_page(tree, news, example, committed, found):
    with committed():
        restriction = factories.restrict(tree.news)
    assert found("q=blåklockan") == []
    with committed():
        restriction.page = tree.examples
        restriction.save()
    assert found("q=blåklockan") == ["Blåklockan"]
    assert found("q=cykelskolan") == []
    assert not differences()


@pytest.mark.parametrize("change", ["slug", "move"])
def test_pages_below_are_noted_in_the_same_transaction(change, tree, committed):
    """Wagtail's own signals of these come after the commit, when the process may be dead."""
    with committed():
        top = factories.StandardPageFactory(parent=tree.home, slug="topp")
        below = factories.StandardPageFactory(parent=top)
        other = factories.StandardPageFactory(parent=tree.home)
    OutboxEntry.objects.all().delete()
    signals = NoSignals()
    with signals:
        if change == "slug":
            top.slug = "annan"
            top.save()
        else:
            top.move(other, pos="last-child")
    assert OutboxEntry.objects.filter(page_id=below.pk).exists()


class NoSignals:
    """Wagtail's signals that are sent after the commit, unheard."""

    def __enter__(self):
        self._kept = [(each, each.receivers) for each in (page_slug_changed, post_page_move)]
        for each, _receivers in self._kept:
            each.receivers = []
            each.sender_receivers_cache.clear()

    def __exit__(self, *error):
        for each, receivers in self._kept:
            each.receivers = receivers
            each.sender_receivers_cache.clear()
