"""The search report: right sums, nothing rare, a way onward from what is not found, for those who may."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page

from search.models import ClickDay, FilterDay, PromotedResult, QueryDay, SynonymRule
from tests import factories

pytestmark = pytest.mark.django_db
ADDRESS = "/admin/sokrapport/"


def day(words, searches, days_ago=0, **numbers):
    date = timezone.localdate() - timedelta(days=days_ago)
    QueryDay.objects.create(words=words, date=date, searches=searches, **numbers)


@pytest.fixture
def searched(vocabularies):
    today = timezone.localdate()
    day("gården", 20, clicks=15)
    day("gården", 5, days_ago=29, clicks=1)
    day("gården", 100, days_ago=30)
    day("kolonilott", 3, zero_results=2)
    day("ett namn", 2, zero_results=2)
    day("", 4, zero_results=1)
    FilterDay.objects.create(date=today, parameter="omrade", value="boende", searches=7)
    FilterDay.objects.create(date=today, parameter="omrade", value="borttaget", searches=2)
    ClickDay.objects.create(date=today, position=1, clicks=12)
    ClickDay.objects.create(date=today, position=11, clicks=4)


def person(*codenames):
    """Someone of the staff with these permissions."""
    user = factories.UserFactory()
    names = ("access_admin", *codenames)
    user.user_permissions.set(Permission.objects.filter(codename__in=names))
    return user


def look(client, query=""):
    answer = client.get(f"{ADDRESS}{query}")
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def year():
    """The query for the last year."""
    today = timezone.localdate()
    return f"?fran={today - timedelta(days=364)}&till={today}"


def table(soup, name):
    rows = soup.select(f"#{name}-content table tbody tr")
    return [[" ".join(cell.get_text().split()) for cell in row.select("td")] for row in rows]


# ---------------------------------------------------------------- who may see it


@pytest.mark.parametrize("query", ["", year()], ids=["usual", "year"])
def test_only_those_with_the_permission_see_it(client, searched, home, member, query):
    assert client.get(ADDRESS + query).status_code == 302
    for user in (member, person(), person("view_indexcomparison")):
        client.force_login(user)
        answer = client.get(ADDRESS + query)
        assert answer.status_code == 302
        assert "gården" not in answer.content.decode()
    client.force_login(person("view_queryday"))
    assert "gården" in client.get(ADDRESS + query).content.decode()


def test_the_menu_shows_it_only_to_them(client, home, administrator):
    def menu(user):
        client.force_login(user)
        return client.get("/admin/").content.decode()

    assert ADDRESS not in menu(person())
    assert ADDRESS in menu(person("view_queryday"))
    assert ADDRESS in menu(administrator)


# ---------------------------------------------------------------- what it shows


def test_sums_of_the_last_thirty_days(client, searched, administrator):
    client.force_login(administrator)
    soup = look(client)
    sums = [" ".join(each.get_text().split()) for each in soup.select(".search-report__sums dd")]
    assert sums == ["34", "5 (15 %)", "16 (47 %)"]
    assert table(soup, "vanligaste") == [
        ["gården", "25", "0 %", "64 %"],
        ["kolonilott", "3", "67 %", "0 %"],
    ]
    assert table(soup, "filter") == [["Område", "Boende", "7"], ["Område", "borttaget", "2"]]
    assert table(soup, "plats") == [["1", "12", "35 %"], ["11", "4", "12 %"]]


def test_what_few_have_searched_is_not_shown(client, searched, administrator):
    client.force_login(administrator)
    soup = look(client)
    assert "ett namn" not in soup.get_text()
    assert "Sökningar vars ord inte visas: 6." in soup.get_text()


def test_another_period(client, searched, administrator):
    client.force_login(administrator)
    today = timezone.localdate()
    first = today - timedelta(days=30)
    soup = look(client, f"?fran={first}&till={first}")
    assert table(soup, "vanligaste") == [["gården", "100", "0 %", "0 %"]]
    ninety = next(a for a in soup.select(".search-report__choices a") if "90" in a.get_text())
    assert table(look(client, ninety["href"]), "vanligaste")[0][:2] == ["gården", "125"]


@pytest.mark.parametrize(
    "query", ["?fran=x&till=y", "?fran=2026-02-01&till=2026-01-01", "?fran=", "?till=9999-99-99"]
)
def test_a_period_that_cannot_be_read_is_pointed_out(client, searched, administrator, query):
    client.force_login(administrator)
    soup = look(client, query)
    assert soup.select(".error-message, .w-field__errors p")
    assert table(soup, "vanligaste")


def test_an_empty_report_says_so(client, home, administrator):
    client.force_login(administrator)
    assert look(client).get_text().count("Inget att visa för perioden.") == 4


def test_more_words_need_no_more_queries(client, searched, administrator):
    client.force_login(administrator)

    def queries():
        with CaptureQueriesContext(connection) as context:
            look(client)
        return len(context)

    few = queries()
    for number in range(20):
        day(f"ord {number}", 5, zero_results=5)
        FilterDay.objects.create(date=timezone.localdate(), parameter="typ", value=f"t{number}")
    assert queries() <= few + 1


# ---------------------------------------------------------------- from nothing found to a result


def test_one_click_from_words_without_result_to_a_promoted_page(client, searched, administrator):
    client.force_login(administrator)
    rows = look(client).select("#utan-traff-content tbody tr")
    assert [row.td.get_text(strip=True) for row in rows] == ["kolonilott"]
    link = next(a for a in rows[0].select("a") if "Välj en sida" in a.get_text())
    assert "kolonilott" in link.get_text()
    form = BeautifulSoup(client.get(link["href"]).content, "html.parser")
    assert form.select_one("input[name=words]")["value"] == "kolonilott"


def test_one_click_from_words_without_result_to_a_synonym(client, searched, administrator):
    client.force_login(administrator)
    links = look(client).select("#utan-traff-content tbody a")
    link = next(a for a in links if "Lägg till synonym" in a.get_text())
    form = BeautifulSoup(client.get(link["href"]).content, "html.parser")
    assert form.select_one("[name=rule]")["value"] == "kolonilott"


def test_words_that_have_a_promoted_page_say_so(client, searched, administrator, home, members):
    client.force_login(administrator)
    assert "Har en utvald träff" not in look(client).get_text()
    PromotedResult.objects.create(words="odling, kolonilotter", page=home)
    assert "Har en utvald träff" in look(client).get_text()
    restriction = factories.pages.restrict(home, members)
    assert "Har en utvald träff" not in look(client).get_text()
    restriction.delete()
    Page.objects.filter(pk=home.pk).update(live=False)
    assert "Har en utvald träff" not in look(client).get_text()


def test_words_that_a_synonym_now_finds_say_so(client, searched, administrator, tree, committed):
    client.force_login(administrator)
    rule = SynonymRule.objects.create(rule="kolonilott => odling")
    assert "med en synonym" not in look(client).get_text()
    with committed():
        factories.LearningExamplePageFactory(parent=tree.examples, title="Odling ihop")
    assert "med en synonym" in look(client).get_text()
    rule.delete()
    assert "med en synonym" not in look(client).get_text()


def test_forms_are_offered_to_those_who_may_fill_them_in(client, searched):
    client.force_login(person("view_queryday"))
    assert not look(client).select("#utan-traff-content tbody a")
    client.force_login(person("view_queryday", "add_promotedresult"))
    assert len(look(client).select("#utan-traff-content tbody a")) == 1
