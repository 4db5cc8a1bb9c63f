"""What is counted of a search, what is not, and that nobody can be found in it."""

import io
from datetime import date, timedelta

import pytest
import time_machine
from django.contrib.auth.models import AnonymousUser
from django.core.management import call_command
from django.test import RequestFactory
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from search.models import ClickDay, FilterDay, QueryDay
from search.request import SearchRequest
from search.results import SearchResults
from search.statistics import retention
from search.statistics.buffer import buffer
from search.statistics.counting import count_search
from search.statistics.retention import LEAST_SHOWN, RARE_KEPT, purge
from search.statistics.words import kept
from search.statistics.writing import mark
from tests import factories

pytestmark = pytest.mark.django_db
READER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


@pytest.fixture(autouse=True)
def empty_buffer():
    buffer.clear()
    yield
    buffer.clear()


@pytest.fixture
def examples(tree, vocabularies, committed):
    with committed():
        for number in range(12):
            factories.LearningExamplePageFactory(
                parent=tree.examples,
                title=f"Trygga gården {number}",
                themes=[vocabularies.themes["boende"]],
            )


def search(client, query, came_from="", **headers):
    headers = {"User-Agent": READER, "Referer": f"http://testserver{came_from}", **headers}
    return client.get(f"/sok/?{query}", headers=headers)


def counted():
    """Words → (searches, without results), as the database holds them."""
    buffer.flush()
    return {row.words: (row.searches, row.zero_results) for row in QueryDay.objects.all()}


def filters():
    buffer.flush()
    return {(row.parameter, row.value): row.searches for row in FilterDay.objects.all()}


# ---------------------------------------------------------------- what counts


def test_words_count_under_one_form(client, examples):
    for q in ("gården", "Gården", "  GÅRDEN? ", '"gården"', "kvantmekanik"):
        search(client, f"q={q}")
    assert counted() == {"gården": (4, 0), "kvantmekanik": (1, 1)}


def test_one_search_counts_once_however_it_is_looked_at(client, examples):
    search(client, "q=gården")
    search(client, "q=gården&sida=2", "/sok/?q=gården")
    search(client, "q=gården&sort=titel", "/sok/?q=gården&sida=2")
    search(client, "q=gården&omrade=boende", "/sok/?q=gården")
    search(client, "q=gården&omrade=boende&typ=exempel", "/sok/?q=gården&omrade=boende")
    search(client, "q=gården&typ=exempel", "/sok/?q=gården&omrade=boende&typ=exempel")
    assert counted() == {"gården": (1, 0)}
    assert filters() == {("omrade", "boende"): 1, ("typ", "exempel"): 1}


def test_new_words_count_and_filters_carried_along_do_not(client, examples):
    search(client, "q=gården&omrade=boende")
    search(client, "q=trygga&omrade=boende", "/sok/?q=gården&omrade=boende")
    assert counted() == {"gården": (1, 0), "trygga": (1, 0)}
    assert filters() == {("omrade", "boende"): 1}


def test_nothing_found_because_of_a_filter_is_not_the_words_fault(client, examples):
    search(client, "q=gården&malgrupp=barn")
    assert counted() == {"gården": (1, 0)}


def test_values_that_no_vocabulary_has_are_not_kept(client, examples):
    search(client, "omrade=anna.andersson@example.org&tagg=0701234567")
    assert filters() == {}


@pytest.mark.parametrize(
    "headers",
    [
        {"User-Agent": ""},
        {"User-Agent": "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"},
        {"User-Agent": "curl/8.5"},
        {"Sec-Purpose": "prefetch;prerender"},
        {"Purpose": "prefetch"},
    ],
)
def test_robots_and_prefetching_do_not_count(headers, client, examples):
    search(client, "q=gården", **headers)
    assert counted() == {}


def test_a_telephone_is_no_robot(client, examples):
    search(client, "q=gården", **{"User-Agent": "Mozilla/5.0 (Linux; Android 14; CUBOT X70)"})
    assert counted() == {"gården": (1, 0)}


@pytest.mark.parametrize("path", ["/api/v1/sok/", "/sok/resultat.csv", "/sok/resultat.atom"])
def test_machines_paths_do_not_count(path, client, examples):
    client.get(f"{path}?q=gården", headers={"User-Agent": READER})
    client.head("/sok/?q=gården", headers={"User-Agent": READER})
    assert counted() == {}


def test_members_count_and_staff_do_not(client, examples, member, administrator):
    client.force_login(administrator)
    search(client, "q=gården")
    assert counted() == {}
    client.force_login(member)
    search(client, "q=gården")
    assert counted() == {"gården": (1, 0)}


def test_nothing_is_counted_when_statistics_are_off(client, examples, settings):
    settings.SEARCH_STATISTICS = {"DAYS": 0, "WRITTEN_EVERY": None}
    search(client, "q=gården")
    assert counted() == {}


@given(came_from=st.text(), agent=st.text(min_size=1))
def test_no_header_breaks_a_search(came_from, agent):
    request = RequestFactory().get("/sok/", HTTP_REFERER=came_from, HTTP_USER_AGENT=agent)
    request.user = AnonymousUser()
    count_search(request, SearchRequest(q="gården"), SearchResults(total=0))


# ---------------------------------------------------------------- nobody in it


@pytest.mark.parametrize(
    "q",
    [
        "anna.andersson@example.org",
        "800101-1234",
        "19800101 1234",
        "1980 0101 1234",
        "070-123 45 67",
        "12'12'12'1212",
        "070_123_45_67",
        "070:123:45:67",
        "070\u2010123\u201045\u201067",
        "+46 70 123 45 67",
        "08/123 456",
        "www.example.org",
        "https://example.org/sida",
        "ord " * 9,
        "x" * 61,
    ],
)
def test_what_may_be_someones_own_is_counted_without_its_wording(q, client, examples):
    assert kept(q) == ""
    search(client, f"q={q.replace('+', '%2B')}")
    assert list(counted()) == [""]


@pytest.mark.parametrize(
    "q", ["plan 2020-2024", "2030", "agenda 2030", "2023 2024", "15 åtgärder", "114 kommuner"]
)
def test_years_and_small_numbers_are_kept(q):
    assert kept(q) == q


def test_no_column_could_hold_a_person():
    columns = {
        field.name
        for model in (QueryDay, FilterDay, ClickDay)
        for field in model._meta.get_fields()
    }
    assert columns == {
        "id", "date", "words", "searches", "zero_results", "clicks", "parameter", "value", "position",
    }  # fmt: skip


def test_a_search_sets_no_cookie(client, examples):
    answer = search(client, "q=gården")
    assert not answer.cookies
    assert not client.cookies


# ---------------------------------------------------------------- retention

TODAY = date(2026, 11, 25)


def day(words, days_ago, searches=1, **numbers):
    return QueryDay.objects.create(
        words=words, date=TODAY - timedelta(days=days_ago), searches=searches, **numbers
    )


def test_what_is_too_old_is_removed(settings):
    settings.SEARCH_STATISTICS = {"DAYS": 100, "WRITTEN_EVERY": None}
    day("gården", 99, searches=5)
    day("gården", 100, searches=5)
    FilterDay.objects.create(date=TODAY - timedelta(days=100), parameter="typ", value="exempel")
    ClickDay.objects.create(date=TODAY - timedelta(days=100), position=1)
    with time_machine.travel(TODAY):
        call_command("search", "purge-statistics", stdout=(said := io.StringIO()))
    assert said.getvalue() == "Removed 3 rows of statistics.\n"
    assert [row.date for row in QueryDay.objects.all()] == [TODAY - timedelta(days=99)]
    assert not FilterDay.objects.exists()
    assert not ClickDay.objects.exists()


def test_rare_words_lose_their_wording_after_a_month():
    old = RARE_KEPT.days + 1
    day("ett namn", old, zero_results=1)
    day("ett namn till", old)
    day("", old, searches=4)
    day("ett nytt namn", 2)
    day("gården", old)
    day("gården", 3, searches=LEAST_SHOWN - 1)
    purge(TODAY)
    rows = {(row.words, (TODAY - row.date).days): row for row in QueryDay.objects.all()}
    assert set(rows) == {("", old), ("ett nytt namn", 2), ("gården", old), ("gården", 3)}
    assert (rows["", old].searches, rows["", old].zero_results) == (6, 1)


def test_words_can_be_forgotten_at_once():
    day("ett namn", 1, searches=9, clicks=2)
    day("ett namn", 2, searches=3)
    day("gården", 1)
    call_command("search", "purge-statistics", "--words", "Ett Namn ", stdout=io.StringIO())
    rows = {(row.words, (TODAY - row.date).days): row.searches for row in QueryDay.objects.all()}
    assert rows == {("", 1): 9, ("", 2): 3, ("gården", 1): 1}
    call_command("search", "purge-statistics", "--words", "", stdout=io.StringIO())
    assert QueryDay.objects.count() == 3


def test_writing_purges_once_a_day():
    QueryDay.objects.create(words="gammalt", date=timezone.localdate() - timedelta(days=1000))
    retention._last.day = None
    buffer.add([mark(ClickDay, "clicks", date=timezone.localdate(), position=1)])
    buffer.flush()
    assert not QueryDay.objects.exists()
    assert retention._last.day == timezone.localdate()


@pytest.mark.parametrize(("kept", "left"), [(400, 1), (0, 0)])
def test_what_is_too_old_goes_with_the_next_sync_even_where_nothing_is_counted(
    kept, left, index, settings
):
    settings.SEARCH_STATISTICS = {"DAYS": kept, "WRITTEN_EVERY": None}
    day("gården", 1)
    day("gården", 1000)
    with time_machine.travel(TODAY):
        call_command("search", "sync", stdout=io.StringIO())
    assert QueryDay.objects.count() == left
