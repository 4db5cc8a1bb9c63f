"""Clicks on results: counted by position when our own page tells of them, refused otherwise."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup

from search.models import ClickDay, QueryDay
from search.request import SearchRequest
from search.statistics.buffer import buffer
from search.statistics.clicks import click_token
from tests import factories
from tests.search.test_statistics import READER, empty_buffer  # noqa: F401

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture
def results(tree, committed, client):
    """The list of results for *gården*, as the page has it."""
    with committed():
        factories.LearningExamplePageFactory(parent=tree.examples, title="Trygga gården")
    answer = client.get("/sok/?q=Gården", headers={"User-Agent": READER})
    return BeautifulSoup(answer.content, "html.parser").select_one("ol.results")


def tell(client, results, position=1, **headers):
    headers = {"User-Agent": READER, "Origin": "http://testserver", **headers}
    body = f"token={results['data-token'].replace(' ', '%20')}&position={position}"
    kind = "application/x-www-form-urlencoded"
    return client.post(results["data-clicks"], body, content_type=kind, headers=headers)


def clicks():
    buffer.flush()
    return {row.position: row.clicks for row in ClickDay.objects.all()}


def test_a_click_counts_for_its_position_and_words(client, results):
    answer = tell(client, results, 1)
    assert (answer.status_code, answer.content, len(answer.cookies)) == (204, b"", 0)
    tell(client, results, 3)
    assert clicks() == {1: 1, 3: 1}
    row = QueryDay.objects.get()
    assert (row.words, row.searches, row.clicks) == ("gården", 1, 2)


@pytest.mark.parametrize("position", ["0", "51", "-1", "", "1.5", "١", "1e1", "999999999999"])
def test_positions_that_no_list_has_are_refused(position, client, results):
    assert tell(client, results, position).status_code == 400
    assert clicks() == {}


@pytest.mark.parametrize("token", ["", "gården", "2026-11-25 gården:abc", ":", "\x00"])
def test_words_that_were_not_searched_here_are_refused(token, client, results):
    assert tell(client, {**results.attrs, "data-token": token}).status_code == 400
    assert clicks() == {}


@pytest.fixture
def clock():
    """Noon, in a week in which no day is longer or shorter than others."""
    with time_machine.travel(NOON) as clock:
        yield clock


def test_a_token_is_good_until_the_next_day(clock, client, results):
    clock.shift(DAY)
    assert tell(client, results).status_code == 204
    clock.shift(DAY)
    assert tell(client, results).status_code == 400
    assert clicks() == {1: 1}
    assert ClickDay.objects.get().date == NOON.date()


@pytest.mark.parametrize("origin", ["", "null", "https://example.org", "http://[", "testserver"])
def test_other_sites_cannot_tell_us_of_clicks(origin, client, results):
    assert tell(client, results, Origin=origin).status_code == 400
    assert clicks() == {}


def test_large_and_odd_bodies_are_refused(client, results):
    assert tell(client, results, "1&x=" + "x" * 1000).status_code == 400
    origin = {"Origin": "http://testserver", "User-Agent": READER}
    for kind in ("application/json", "multipart/form-data; boundary=x", "text/plain"):
        answer = client.post("/sok/klick/", "{}", content_type=kind, headers=origin)
        assert answer.status_code == 400
    assert clicks() == {}


def test_only_posting_is_allowed(client, results):
    assert client.get("/sok/klick/").status_code == 405


def test_robots_and_staff_do_not_count(client, results, administrator):
    assert tell(client, results, **{"User-Agent": "SomeBot/1.0"}).status_code == 204
    client.force_login(administrator)
    assert tell(client, results).status_code == 204
    assert clicks() == {}


def test_a_list_without_words_tells_of_no_clicks(client, results):
    answer = client.get("/sok/?typ=exempel", headers={"User-Agent": READER})
    listed = BeautifulSoup(answer.content, "html.parser").select_one("ol.results")
    assert listed is not None
    assert not listed.has_attr("data-token")


def test_the_token_holds_nothing_that_must_not_be_kept():
    assert "1234567" not in click_token(SearchRequest(q="anna 070-1234567"))
    assert "gården" in click_token(SearchRequest(q="Gården"))


def test_everyone_gets_the_same_token(client, results):
    again = client.get("/sok/?q=gården", headers={"User-Agent": "Mozilla/5.0 Safari"})
    listed = BeautifulSoup(again.content, "html.parser").select_one("ol.results")
    assert listed["data-token"] == results["data-token"]


def test_later_pages_tell_nothing(client, tree, committed):
    with committed():
        for number in range(12):
            factories.LearningExamplePageFactory(parent=tree.examples, title=f"Gård {number}")
    later = BeautifulSoup(client.get("/sok/?q=gård&sida=2").content, "html.parser")
    assert later.select("ol.results > li")
    assert not later.select("[data-clicks], [data-token]")


def test_behind_a_proxy_that_changes_the_host_clicks_and_searches_count_as_ever(
    client, results, settings
):
    settings.CSRF_TRUSTED_ORIGINS = ["https://portal.example.org"]
    assert tell(client, results, Origin="https://portal.example.org").status_code == 204
    assert tell(client, results, Origin="https://annan.example.org").status_code == 400
    came_from = {"User-Agent": READER, "Referer": "https://portal.example.org/sok/?q=gården"}
    client.get("/sok/?q=gården&omrade=boende", headers=came_from)
    assert clicks() == {1: 1}
    assert QueryDay.objects.get().searches == 1
