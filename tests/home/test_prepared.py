"""Queries written once: they find what is there now, and nothing that was there before."""

import datetime

import pytest
from django.db import connection
from django.db.models import CharField, DateTimeField
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from home.models import Theme
from home.prepared import Given, Prepared
from tests.factories import HomePageFactory

pytestmark = pytest.mark.django_db


def test_a_prepared_query_is_written_once_and_asked_each_time():
    written = []

    def make():
        written.append(1)
        return Theme.objects.order_by("slug").values_list("slug", "name")

    query = Prepared(make)
    assert query.rows() == []
    Theme.objects.create(slug="boende", name="Boende", order=1)
    with CaptureQueriesContext(connection) as queries:
        assert query.rows() == [("boende", "Boende")]
    Theme.objects.update(name="Bostäder")
    assert query.rows() == [("boende", "Bostäder")]
    assert (len(queries), len(written)) == (1, 1)


def test_values_are_given_each_time_a_prepared_query_is_asked():
    made = datetime.datetime(2026, 1, 1, 12, 0, 0, 500, tzinfo=datetime.UTC)
    root, (first, second) = Page.objects.get(depth=1), ("tidig", "sen")
    for days, slug in enumerate((first, second)):
        page = HomePageFactory(parent=root, slug=slug)
        at = made + datetime.timedelta(days=days)
        Page.objects.filter(pk=page.pk).update(first_published_at=at)
    slugs = [Given(place, CharField()) for place in (1, 2)]
    published = Page.objects.filter(first_published_at__gte=Given(0, DateTimeField()))
    query = Prepared(lambda: published.filter(slug__in=slugs).order_by("pk").values_list("slug"))
    assert query.rows(made, first, second) == [(first,), (second,)]
    assert query.rows(made, first, "ingen") == [(first,)]
    assert query.rows(made + datetime.timedelta(microseconds=1), first, second) == [(second,)]
