"""Queries written once: they find what is there now, and nothing that was there before."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from home.models import Theme
from home.prepared import Prepared

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
