"""Promoted results: first on the page, never twice, never for someone who may not see the page."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from search.admin.promotions import PromotionStates
from search.models import PromotedResult
from search.models.promotions import same_words
from search.questions.matching import FEW
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def examples(tree, vocabularies, committed):
    """Twenty-five examples about the yard, and one page that is not."""
    with committed():
        for number in range(25):
            factories.LearningExamplePageFactory(
                parent=tree.examples,
                title=f"Trygga gården {number:02}",
                themes=[vocabularies.themes["boende"]],
            )
        factories.LearningExamplePageFactory(parent=tree.examples, title="Odla ihop")
    return Page.objects.filter(title__startswith="Trygga").order_by("title")


@pytest.fixture
def other(examples):
    return Page.objects.get(title="Odla ihop")


def promote(page, words="gården", **fields):
    return PromotedResult.objects.create(words=words, page=page, **fields)


def look(client, query):
    return BeautifulSoup(client.get(f"/sok/?{query}").content, "html.parser")


def titles(client, query="q=gården"):
    return [link.get_text() for link in look(client, query).select("ol.results h3 a")]


def api(client, query="q=gården"):
    return client.get(f"/api/v1/sok/?{query}").json()


# ---------------------------------------------------------------- who may see it


def test_a_closed_page_is_promoted_only_to_those_who_may_read_it(
    client, tree, other, examples, member, members, committed
):
    promote(other)
    with committed():
        factories.pages.restrict(other, members)
    assert other.title not in titles(client)
    assert api(client)["total"] == 25
    client.force_login(member)
    assert titles(client)[0] == other.title
    assert api(client)["total"] == 26


def test_a_page_closed_a_moment_ago_is_not_promoted(client, other, members, index):
    promote(other)
    factories.pages.restrict(other, members)  # not committed: the index knows nothing of it
    assert other.title not in titles(client)


def test_an_unpublished_page_is_not_promoted(client, other, committed):
    promote(other)
    with committed():
        other.specific.unpublish()
    assert other.title not in titles(client)
    assert api(client)["total"] == 25


# ---------------------------------------------------------------- one list


def test_promoted_pages_stand_first_and_say_so(client, examples, other):
    promote(examples[20], order=2)
    promote(other, order=1)
    soup = look(client, "q=Gårdarna")
    first = soup.select("ol.results > li")
    assert [row.h3.get_text() for row in first[:2]] == [other.title, examples[20].title]
    labels = [row.select_one(".result__promoted") for row in first]
    assert [bool(label) for label in labels] == [True, True] + [False] * 8
    assert labels[0].get_text() == "Redaktionens val"


@pytest.mark.parametrize("matches", [True, False])
@pytest.mark.parametrize("size", [10, 20])
def test_paging_shows_every_page_once_and_as_many_as_the_total(
    client, examples, other, matches, size
):
    promoted = [examples[24], examples[3]] if matches else [other]
    for page in promoted:
        promote(page)
    answers = [api(client, f"q=gården&per={size}&sida={number}") for number in range(1, 5)]
    listed = [row["title"] for answer in answers for row in answer.get("results", [])]
    assert {answer["total"] for answer in answers} == {25 if matches else 26}
    assert len(listed) == len(set(listed)) == answers[0]["total"]
    assert listed[: len(promoted)] == [page.title for page in promoted]
    assert len(answers[0]["results"]) == size
    assert [row["promoted"] for row in answers[0]["results"]].count(True) == len(promoted)
    assert not any(row["promoted"] for answer in answers[1:] for row in answer["results"])


def test_counts_are_what_choosing_a_filter_gives(client, examples, other):
    promote(examples[0])
    promote(other)
    counts = api(client)["facets"]["omrade"]["values"]
    assert [value["count"] for value in counts] == [25]
    assert api(client, "q=gården&omrade=boende")["total"] == 25


@pytest.mark.parametrize("query", ["q=gården&omrade=boende", "q=gården&sort=titel", "typ=exempel"])
def test_with_filters_or_another_order_nothing_is_put_first(query, client, examples, other):
    promote(examples[24])
    promote(other)
    assert not any(row["promoted"] for row in api(client, query)["results"])
    assert titles(client, "q=gården&sort=titel")[0] == "Trygga gården 00"


def test_a_promoted_page_answers_a_search_that_finds_nothing(client, examples, other):
    promote(other, "kolonilott")
    assert titles(client, "q=kolonilotter") == [other.title]
    assert api(client, "q=kolonilotter")["relaxations"] == []


def test_at_most_three_are_promoted(client, examples):
    for page in examples[10:15]:
        promote(page)
    rows = api(client)["results"]
    assert [row["promoted"] for row in rows] == [True] * 3 + [False] * 7


def test_files_hold_what_the_words_find(client, examples, other):
    promote(other)
    assert other.title not in client.get("/sok/resultat.csv?q=gården").content.decode()
    assert other.title not in client.get("/sok/resultat.atom?q=gården").content.decode()


def test_a_promotion_among_just_enough_results_does_not_widen_the_search(
    client, tree, examples, committed
):
    with committed():
        for number in range(FEW):
            title = f"Biodling på gården {number}"
            factories.LearningExamplePageFactory(parent=tree.examples, title=title)
    before = api(client, "q=biodling+gården")
    promote(Page.objects.get(title="Biodling på gården 7"), "biodling gården")
    after = api(client, "q=biodling+gården")
    assert before["total"] == after["total"] == FEW
    assert {each["id"] for each in before["results"]} == {each["id"] for each in after["results"]}


# ---------------------------------------------------------------- for which words


@pytest.mark.parametrize("q", ["sfi", "SFI", "svenska för invandrare", "invandrare svenska"])
def test_any_inflection_and_order_of_any_of_the_words(q, client, examples, other):
    promote(other, "sfi, svenskan för invandrare")
    assert titles(client, f"q={q}")[:1] == [other.title]


@pytest.mark.parametrize("q", ["svenska", "sfi kurs", "gården"])
def test_fewer_or_more_words_are_another_search(q, client, examples, other):
    promote(other, "sfi, svenska för invandrare")
    assert other.title not in titles(client, f"q={q}")


def test_a_slip_of_the_finger_leads_there_as_well(client, examples, other):
    promote(other, "trygga gården")
    answer = api(client, "q=trgyga+gården")
    assert answer["corrected_query"] == "trygga gården"
    assert answer["results"][0]["title"] == other.title
    assert other.title not in titles(client, 'q="trgyga"+gården')


def test_words_left_out_are_another_search(client, examples, other):
    promote(other, "gården trygga")
    assert titles(client, "q=trygga+gården")[0] == other.title
    assert other.title not in titles(client, "q=gården+-trygga")


def test_stop_words_alone_are_words_too():
    assert same_words("Vad är") == {"vad", "är"}
    assert same_words(" ?!") == frozenset()


def test_a_promotion_ends_after_its_last_day(client, examples, other):
    today = timezone.localdate()
    row = promote(other, valid_until=today)
    assert titles(client)[0] == other.title
    row.valid_until = today - timedelta(days=1)
    row.save()
    assert other.title not in titles(client)
    assert state(row) == "Har gått ut"


@pytest.mark.parametrize("words", ["", ",", "gården,", "gården,, sfi", "?"])
def test_words_are_needed_around_every_comma(words, other):
    with pytest.raises(ValidationError):
        PromotedResult(words=words, page=other).full_clean()


# ---------------------------------------------------------------- the editor's side


def state(row):
    return PromotionStates().of(row)


def test_the_state_of_a_promotion_is_what_visitors_see(examples, other, members):
    rows = [promote(page) for page in examples[:4]]
    again = promote(examples[0], "gårdar, gården")
    assert [state(row) for row in rows] == ["Visas"] * 3 + ["Får inte plats"]
    assert state(again) == "Samma val finns redan"
    assert state(promote(other, "gården -skola")) == "Visas aldrig: ta bort minustecknet"
    factories.pages.restrict(rows[0].page, members)
    assert state(rows[0]) == "Visas bara för dem som får läsa sidan"
    assert state(rows[3]) == "Visas"
    rows[1].page.specific.unpublish()
    rows[1].page.refresh_from_db()
    assert state(rows[1]) == "Sidan är inte publicerad"


def test_words_to_leave_out_promote_nothing(client, examples, other):
    promote(other, "gården -skola")
    assert other.title not in titles(client, "q=gården+skola")


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"words": "odling, gården -skola"}, "Ta bort minustecknet"),
        ({"words": "odling, trädgårdar"}, "redan utvald"),
        ({"valid_until": "2020-01-01"}, "Dagen har redan varit"),
    ],
)
def test_what_nobody_would_see_is_refused(fields, said, client, administrator, examples, other):
    promote(other, "trädgård")
    client.force_login(administrator)
    add = reverse(PromotedResult.snippet_viewset.get_url_name("add"))
    row = {"words": "odling", "page": other.pk, "order": 1, "valid_until": "", "reason": ""}
    answer = client.post(add, row | fields)
    assert said in answer.content.decode()
    assert PromotedResult.objects.count() == 1


def test_more_promotions_need_no_more_queries(client, administrator, examples, other):
    client.force_login(administrator)
    address = reverse(PromotedResult.snippet_viewset.get_url_name("list"))

    def queries():
        with CaptureQueriesContext(connection) as context:
            client.get(address)
        return len(context)

    promote(other)
    queries()
    before = queries()
    for page in examples[:9]:
        promote(page)
    assert queries() == before


def test_an_editor_promotes_a_page_from_a_link_with_words(client, administrator, examples, other):
    client.force_login(administrator)
    add = reverse(PromotedResult.snippet_viewset.get_url_name("add"))
    form = BeautifulSoup(client.get(f"{add}?sokord=sfi,+kurs").content, "html.parser")
    assert form.select_one("input[name=words]")["value"] == "sfi kurs"
    row = {"words": "sfi kurs", "page": other.pk, "order": 1, "valid_until": "", "reason": ""}
    assert client.post(add, row).status_code == 302
    assert titles(client, "q=sfi-kurser")[:1] == [other.title]
    listing = client.get(reverse(PromotedResult.snippet_viewset.get_url_name("list")))
    assert other.title in listing.content.decode()


def test_a_page_that_cannot_be_found_cannot_be_promoted(client, administrator, home):
    client.force_login(administrator)
    add = reverse(PromotedResult.snippet_viewset.get_url_name("add"))
    row = {"words": "start", "page": home.pk, "order": 1, "valid_until": "", "reason": ""}
    answer = client.post(add, row)
    assert "går inte att söka fram" in answer.content.decode()
    assert not PromotedResult.objects.exists()
