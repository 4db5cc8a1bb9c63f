"""Fixtures that every test may ask for.

The registers of counties, municipality groups and municipalities are filled by a migration, so they are
there in every test that has a database. Everything else is built by the factories.
"""

import shutil

import pytest
from django.conf import settings
from django.core.cache import cache
from hypothesis import settings as hypothesis_settings
from wagtail.models import Locale, Page, Site

from tests import factories
from tests.scheduling import pytest_xdist_make_scheduler  # noqa: F401 (a hook)

# A slow moment of the machine is no error in what is tested.
hypothesis_settings.register_profile("unhurried", hypothesis_settings(), deadline=None)
hypothesis_settings.load_profile("unhurried")


def pytest_unconfigure(config):
    """Remove the folder that this run wrote its files to."""
    if settings.configured and str(settings.VAR_DIR).startswith("/tmp/portal-tests-"):  # noqa: S108
        shutil.rmtree(settings.VAR_DIR, ignore_errors=True)


@pytest.fixture(autouse=True)
def forget_what_is_cached():
    """Wagtail keeps the site's root paths in the cache, which outlives the rollback of a test."""
    cache.clear()
    Site.clear_site_root_paths_cache()


@pytest.fixture
def home(db):
    """The front page, root of the default site."""
    Page.objects.filter(depth=2).delete()
    Locale.objects.get_or_create(language_code="sv")
    root = Page.objects.get(depth=1)
    page = factories.HomePageFactory(parent=root)
    Site.objects.all().delete()
    Site.objects.create(
        hostname="localhost", root_page=page, site_name="Nätverksportalen", is_default_site=True
    )
    return page


@pytest.fixture
def vocabularies(db):
    """The five success factors, the seven themes and the eight target groups of the field."""
    return factories.make_vocabularies()


@pytest.fixture
def tree(home, vocabularies):
    """The front page with an index page in every room; `tree.examples`, `tree.meetings` …"""
    return factories.make_tree(home)


@pytest.fixture
def members(db):
    """The group that may read members' pages."""
    return factories.GroupFactory(name="Medlemmar")


@pytest.fixture
def member(members):
    """A logged-in person who is in the members' group."""
    return factories.UserFactory(username="medlem", groups=[members])


@pytest.fixture
def administrator(db):
    """Someone who may do everything."""
    return factories.UserFactory(username="administrator", is_superuser=True, is_staff=True)
