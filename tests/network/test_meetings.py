"""Meetings: what is coming and what has been held."""

import datetime

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.utils import timezone

from network.models import MeetingPage
from tests.factories import MeetingPageFactory, restrict

DURING = datetime.datetime(2026, 3, 4, 13, 0, tzinfo=datetime.UTC)
HOUR = datetime.timedelta(hours=1)


@pytest.fixture
def meetings(tree):
    """Three meetings a week apart; the second is going on at `DURING`."""
    starts = [DURING + datetime.timedelta(days=days) - HOUR for days in (-7, 0, 7)]
    return [
        MeetingPageFactory(
            parent=tree.meetings, title=f"Möte {n}", start=start, end=start + 2 * HOUR
        )
        for n, start in enumerate(starts)
    ]


def test_a_meeting_is_coming_until_it_has_ended(meetings):
    coming = MeetingPage.objects.coming(DURING)
    assert [page.title for page in coming] == ["Möte 1", "Möte 2"]
    assert [page.title for page in MeetingPage.objects.held(DURING)] == ["Möte 0"]


def test_the_list_shows_both(client, meetings):
    with time_machine.travel(DURING, tick=False):
        context = client.get("/moten/").context
    assert [page.title for page in context["coming"]] == ["Möte 1", "Möte 2"]
    assert [page.title for page in context["held"]] == ["Möte 0"]


def test_times_are_shown_in_swedish_time(client, meetings):
    html = client.get(meetings[1].url).content.decode()
    assert "13.00–15.00" in html
    assert "4 mars 2026" in html


def test_summer_time(client, tree):
    start = datetime.datetime(2026, 6, 4, 8, 0, tzinfo=datetime.UTC)
    page = MeetingPageFactory(parent=tree.meetings, start=start, end=start + HOUR)
    assert "10.00–11.00" in client.get(page.url).content.decode()


def test_must_end_after_it_begins(meetings):
    meetings[0].end = meetings[0].start
    with pytest.raises(ValidationError) as error:
        meetings[0].full_clean()
    assert "sluta efter" in str(error.value)


def test_the_next_meeting_stands_on_the_front_page(client, meetings):
    with time_machine.travel(DURING, tick=False):
        html = client.get("/").content.decode()
    assert "Möte 1" in html
    assert "Möte 0" not in html


def test_a_private_meeting_is_not_the_next(client, meetings, members):
    restrict(meetings[1], members)
    with time_machine.travel(DURING, tick=False):
        html = client.get("/").content.decode()
    assert "Möte 1" not in html
    assert "Möte 2" in html


def test_structured_data_says_when_and_where(rf, meetings):
    event = meetings[0].structured_data(rf.get("/"))[0]
    assert event["@type"] == "Event"
    start = timezone.localtime(meetings[0].start)
    assert event["startDate"] == start.isoformat()
    assert event["location"]["name"] == "Digitalt möte"
