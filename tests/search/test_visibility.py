"""Private stays private: a canary in a members' page, looked for by four roles over every read path."""

from datetime import timedelta

import pytest
from django.db.models import QuerySet
from django.utils import timezone
from wagtail.models import Page

from search.engines import get_engine
from tests import factories
from tests.factories import restrict

pytestmark = pytest.mark.django_db

CANARY = "kanariekvitter"
# Finds the page; what is asked is repeated in the answer, so it is not the canary.
KEY = "nyckelord"
MISSPELT = "kanariekvittr"
QUERIES = ["", f"q={KEY}", "kommun=trollhattan", f"q={KEY}&sort=titel", "sort=nyast&per=50"]
READ_PATHS = ["/sok/", "/api/v1/sok/", "/sok/resultat.csv", "/sok/resultat.atom"]
PATHS = [f"{path}?{query}" for path in READ_PATHS for query in QUERIES]
SUGGESTIONS = [f"/sok/forslag/?q={q}" for q in (KEY, KEY[:3], CANARY[:6], CANARY)]
LONG_AGO = timezone.now() - timedelta(days=1)
MAY_READ = {"visitor": False, "outsider": False, "member": True, "administrator": True}


def make_canary(tree):
    """A page with the canary in every part that is searched or shown, documents included."""
    theme = factories.ThemeFactory(name=CANARY, slug=CANARY)
    document = factories.DocumentFactory(
        title=f"Bilaga {CANARY}",
        file__filename=f"{CANARY}.txt",
        file__data=f"I bilagan {KEY} {CANARY}".encode(),
    )
    factories.NewsPageFactory(parent=tree.news, title="Öppen nyhet")
    return factories.LearningExamplePageFactory(
        parent=tree.examples,
        slug=CANARY,
        documents=[("documents", [document])],
        title=f"{KEY} {CANARY}",
        summary=f"Sammanfattning {CANARY}",
        challenge=f"<p>Text {CANARY}</p>",
        themes=[theme],
        tags=[CANARY],
        other_actors=CANARY,
    )


@pytest.fixture
def canary(tree, members, committed):
    """The page, for members only."""
    with committed():
        restrict(tree.examples, members)
        return make_canary(tree)


@pytest.fixture
def visit(client, member, administrator):
    """`visit(role, path)`: the answer as that role."""
    people = {"member": member, "administrator": administrator}

    def get(role, path):
        client.logout()
        if role != "visitor":
            client.force_login(people.get(role) or factories.UserFactory())
        return client.get(path)

    return get


@pytest.mark.parametrize("role", MAY_READ)
def test_the_canary_is_heard_by_members_alone(role, canary, visit):
    for path in PATHS + SUGGESTIONS:
        answer = visit(role, path)
        assert answer.status_code == 200
        assert (CANARY in answer.content.decode()) == MAY_READ[role], path


@pytest.mark.parametrize("role", [role for role, may in MAY_READ.items() if not may])
def test_a_misspelt_canary_is_not_put_right(role, canary, visit):
    """What a search is corrected to is a word of pages that the role may read."""
    for path in (f"{path}?q={MISSPELT}" for path in READ_PATHS):
        assert CANARY not in visit(role, path).content.decode(), path
    assert visit("member", f"/api/v1/sok/?q={MISSPELT}").json()["corrected_query"] == CANARY


@pytest.mark.parametrize("change", ["restrict", "unpublish", "move", "update", "delete"])
def test_the_canary_is_silent_as_soon_as_it_is_hidden(change, tree, members, committed, visit):
    """Also while the index still holds it as public, since somebody else writes there."""
    with committed():
        page = make_canary(tree)
        closed = factories.StandardPageFactory(parent=tree.home, title="Slutet")
        restrict(closed, members)
    with get_engine().writing(), committed():
        hide(page, change, closed)
    assert page.pk in get_engine().digests()
    for path in (*PATHS, *SUGGESTIONS, *(f"{path}?q={MISSPELT}" for path in READ_PATHS)):
        assert CANARY not in visit("visitor", path).content.decode(), path


def hide(page, change, closed):
    if change == "restrict":
        restrict(page)
    elif change == "move":
        page.move(closed, pos="last-child")
    elif change == "update":
        type(page).objects.filter(pk=page.pk).update(live=False)
    else:
        getattr(page, change)()


@pytest.mark.parametrize("role", MAY_READ)
def test_counts_hold_only_what_the_role_may_see(role, canary, visit):
    for query in (*QUERIES, f"tagg={CANARY}", f"omrade={CANARY}", f"q={CANARY}"):
        body = visit(role, f"/api/v1/sok/?{query}").json()
        values = [value for f in body["facets"].values() for value in f["values"]]
        numbers = {value["value"]: value["count"] for value in values}
        assert (numbers.get(CANARY, 0) > 0) == MAY_READ[role], query
        assert (numbers.get("trollhattan", 0) > 0) == MAY_READ[role], query
        if CANARY in query or KEY in query:
            assert (body["total"] > 0) == MAY_READ[role], query


def test_relaxations_do_not_tell(canary, visit):
    path = f"/api/v1/sok/?q={CANARY}&typ=nyhet"
    visitor = visit("visitor", path).json()["relaxations"]
    assert visitor == [{"drop": "q", "label": CANARY, "total": 1}]
    assert {"drop": "typ", "label": "Nyhet", "total": 1} in visit("member", path).json()[
        "relaxations"
    ]


def unpublish(page):
    Page.objects.filter(pk=page.pk).update(live=False)


def expire(page):
    Page.objects.filter(pk=page.pk).update(expire_at=LONG_AGO)


def remove(page):
    for model in (Page, type(page)):
        QuerySet(model).filter(pk=page.pk)._raw_delete("default")


@pytest.mark.parametrize("change", [unpublish, expire, remove])
def test_results_are_checked_against_the_database(change, tree, committed, client, found):
    """A change that no signal told of: the index still holds the page, the answer must not."""
    with committed():
        page = factories.NewsPageFactory(parent=tree.news, title=CANARY)
    change(page)
    assert page.pk in get_engine().digests()
    assert found(f"q={CANARY}") == []
    assert client.get(f"/sok/forslag/?q={CANARY}").json() == {"suggestions": []}
    assert CANARY not in client.get(f"/sok/resultat.csv?q={CANARY}").content.decode()


def test_a_restriction_that_the_index_has_not_seen_is_kept(tree, index, committed, found):
    with committed():
        page = factories.NewsPageFactory(parent=tree.news, title=CANARY)
    with get_engine().writing(), committed():
        restrict(page)
    assert found(f"q={CANARY}") == []
    assert found()
    assert CANARY not in found()


def test_the_name_of_a_tag_on_closed_pages_alone_is_not_told(tree, members, committed, client):
    with committed():
        page = factories.LearningExamplePageFactory(parent=tree.examples, tags=["Hemlig Kanarie"])
        factories.LearningExamplePageFactory(parent=tree.examples, tags=["Öppen Lek"])
        restrict(page, members)
    answers = {}
    for slug in ("hemlig-kanarie", "hemlig-pahittad"):
        for path in (f"/sok/?tagg={slug}", f"/api/v1/sok/?tagg={slug}"):
            text = client.get(path).content.decode()
            assert "Hemlig Kanarie" not in text
            answers.setdefault(path.split("?")[0], set()).add(text.replace(slug, "x"))
    assert [len(each) for each in answers.values()] == [1, 1], "nor whether there is one"
    assert "Öppen Lek" in client.get("/sok/?tagg=oppen-lek").content.decode()
