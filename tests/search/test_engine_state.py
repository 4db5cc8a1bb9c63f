"""The state of the search engine: told also when it is down, and acted on only by those who may."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone
from wagtail.models import Page

from search.models import IndexComparison, OutboxEntry
from tests import factories
from tests.search.test_report import person

pytestmark = pytest.mark.django_db
ADDRESS = "/admin/sokmotorn/"
ACTIONS = ("compare", "mend", "retry")


@pytest.fixture
def example(tree, committed):
    with committed():
        return factories.LearningExamplePageFactory(parent=tree.examples, title="Trygga gården")


def look(client):
    answer = client.get(ADDRESS)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def sums(soup):
    pairs = soup.select(".search-report__sums > div")
    return {pair.dt.get_text(): " ".join(pair.dd.get_text().split()) for pair in pairs}


def give_up_on(page):
    OutboxEntry.objects.create(
        page_id=page.pk, attempts=8, died_at=timezone.now(), last_error="ValueError: trasig"
    )


# ---------------------------------------------------------------- who may


def test_only_those_with_the_permission_see_it(client, index, home, member):
    assert client.get(ADDRESS).status_code == 302
    for user in (member, person(), person("view_queryday")):
        client.force_login(user)
        assert client.get(ADDRESS).status_code == 302
        assert ADDRESS not in client.get("/admin/").content.decode()
    client.force_login(person("view_indexcomparison"))
    assert client.get(ADDRESS).status_code == 200
    assert ADDRESS in client.get("/admin/").content.decode()


@pytest.mark.parametrize("action", ACTIONS)
def test_seeing_is_not_doing(client, example, member, action):
    give_up_on(example)
    for user in (None, member, person(), person("view_indexcomparison")):
        client.logout()
        if user:
            client.force_login(user)
        assert client.post(ADDRESS, {"action": action}).status_code == 302
    assert not IndexComparison.objects.exists()
    assert OutboxEntry.objects.dead().count() == 1
    client.force_login(person("view_indexcomparison"))
    assert not look(client).select("button[name=action]")


# ---------------------------------------------------------------- what it shows


def test_a_healthy_engine(client, example, administrator):
    client.force_login(administrator)
    soup = look(client)
    told = sums(soup)
    assert int(told["Sidor i indexet"]) == Page.objects.exclude(depth__lte=2).count()
    assert told["Ändringar som väntar"] == "0"
    assert told["Ändringar som inte gick att föra in"] == "0"
    assert str(timezone.localdate().year) in told["Byggdes om"]
    assert not soup.select(".help-critical, .help-warning")


def break_index(index):
    (index / (index / "current").read_text() / "meta.json").write_text("trasig")


def lose_index(index):
    (index / "current").unlink()


@pytest.mark.parametrize(
    ("harm", "said"), [(break_index, "svarar inte"), (lose_index, "manage.py search rebuild")]
)
def test_a_failing_engine_is_admitted(harm, said, client, example, index, administrator):
    client.force_login(administrator)
    client.post(ADDRESS, {"action": "compare"})
    assert "stämmer överens" in look(client).get_text()
    harm(index)
    soup = look(client)
    told = soup.select_one(".help-critical").get_text()
    assert said in told
    assert "There is no" not in told
    assert "stämmer överens" not in soup.get_text()
    assert "Ändringar som väntar" in sums(soup)
    client.post(ADDRESS, {"action": "compare"})
    assert "kunde inte göras" in look(client).get_text()


def test_the_oldest_change_that_failed_is_named(client, example, administrator):
    later = OutboxEntry(page_id=example.pk)
    later.fail("ValueError: trasig")
    later.save()
    client.force_login(administrator)
    soup = look(client)
    told = next(p.get_text() for p in soup.select("p") if "har misslyckats" in p.get_text())
    assert example.title in told
    assert "ValueError: trasig" in told


def test_an_index_that_lags_behind(client, example, administrator):
    row = OutboxEntry.objects.create(page_id=example.pk)
    OutboxEntry.objects.filter(pk=row.pk).update(created_at=timezone.now() - timedelta(hours=2))
    client.force_login(administrator)
    soup = look(client)
    assert "ligger efter" in soup.select_one(".help-warning").get_text()
    assert sums(soup)["Ändringar som väntar"].startswith(
        "1 (äldst: 2\xa0timmar".replace("\xa0", " ")
    )


# ---------------------------------------------------------------- what it does


def test_comparing_tells_what_differs_and_mending_mends_it(
    client, example, administrator, committed
):
    client.force_login(administrator)
    client.post(ADDRESS, {"action": "compare"})
    assert "stämmer överens" in look(client).get_text()
    Page.objects.filter(pk=example.pk).update(title="Ändrad bakom ryggen")
    client.post(ADDRESS, {"action": "compare"})
    assert "1 sida hade annat innehåll" in look(client).get_text()
    with committed():
        client.post(ADDRESS, {"action": "mend"})
    client.post(ADDRESS, {"action": "compare"})
    assert "stämmer överens" in look(client).get_text()


def test_what_was_given_up_on_is_shown_and_tried_again(client, example, administrator, committed):
    give_up_on(example)
    client.force_login(administrator)
    row = look(client).select_one("#uppgivna-content tbody tr")
    assert example.title in row.get_text()
    assert "ValueError: trasig" in row.get_text()
    with committed():
        client.post(ADDRESS, {"action": "retry"})
    assert not OutboxEntry.objects.dead().exists()
    assert not OutboxEntry.objects.waiting().exists()
    assert "Inga." in look(client).select_one("#uppgivna-content").get_text()


def test_odd_actions_do_nothing(client, example, administrator):
    client.force_login(administrator)
    for action in ("", "rebuild", "__class__"):
        assert client.post(ADDRESS, {"action": action}).status_code == 302
    assert not IndexComparison.objects.exists()
