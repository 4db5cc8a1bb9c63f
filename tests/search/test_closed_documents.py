"""A closed document is found through a page only where all who may read the page may read it."""

import pytest
from django.db.models import QuerySet
from wagtail.models import Collection, CollectionViewRestriction

from home.document_access import DocumentAccess
from search.records import attachments
from search.sync.reconciling import differences
from tests import factories

pytestmark = pytest.mark.django_db

CANARY = "kanariekvitter"


def api(client, query):
    return client.get("/api/v1/sok/", {"q": query}).json()


@pytest.fixture
def closed(db):
    """A collection below one that only those who have logged in may read."""
    upper = factories.root_collection().add_child(name="Medlemmar")
    factories.close_collection(upper)
    return upper.add_child(name="Protokoll")


READ_PATHS = ["/sok/", "/api/v1/sok/", "/sok/resultat.csv", "/sok/resultat.atom", "/sok/forslag/"]


def hears_the_canary(client):
    """Whether any way to search gives the canary away, asked for by other words or by itself."""
    heard = [
        path
        for path in READ_PATHS
        for q in ("", "cykelskolan", "nyckelord", f"{CANARY[:-2]}r", CANARY[:8])
        if CANARY in client.get(path, {"q": q}).content.decode()
    ]
    answer = api(client, CANARY)
    counted = [value["count"] for f in answer["facets"].values() for value in f["values"]]
    return bool(heard) or answer["total"] > 0 or any(counted)


@pytest.fixture
def canary(document, closed):
    """A closed document with the canary in its text, its title and its file name."""
    return document(
        f"Ett nyckelord och {CANARY}.", title=CANARY, filename=f"{CANARY}.pdf", collection=closed
    )


@pytest.fixture
def everyone(client, administrator):
    """Clients of a visitor and of someone who may do everything."""

    def visit():
        client.logout()
        yield client
        client.force_login(administrator)
        yield client

    return visit


def test_a_closed_document_is_found_through_no_open_page(canary, offer, everyone):
    offer(canary)
    for client in everyone():
        assert not hears_the_canary(client)
        assert api(client, "nyckelord")["total"] == 0
        assert api(client, "cykelskolan")["total"] == 1


def test_closing_a_collection_counts_at_once_and_so_does_opening_it(
    document, offer, committed, client
):
    collection = factories.root_collection().add_child(name="Rapporter")
    offer(document(f"Ett nyckelord och {CANARY}.", collection=collection))
    assert api(client, CANARY)["total"] == 1
    with committed():
        factories.close_collection(collection)
    assert not hears_the_canary(client)
    with committed():
        CollectionViewRestriction.objects.all().delete()
    assert api(client, CANARY)["total"] == 1


def test_moving_a_document_to_a_closed_collection_counts_at_once(
    document, closed, offer, committed, client
):
    report = document(f"Ett nyckelord och {CANARY}.")
    offer(report)
    with committed():
        report.collection = closed
        report.save()
    assert not hears_the_canary(client)


def test_moving_documents_by_the_list_counts_at_once(
    document, closed, offer, committed, client, administrator
):
    report = document(f"Ett nyckelord och {CANARY}.")
    offer(report)
    client.force_login(administrator)
    address = "/admin/bulk/home/portaldocument/add_to_collection/"
    with committed():
        client.post(f"{address}?id={report.pk}", {"collection": closed.pk})
    report.refresh_from_db()
    assert report.collection == closed
    assert not hears_the_canary(client)


def test_moving_a_collection_below_a_closed_one_counts_at_once(
    document, closed, offer, committed, client, administrator
):
    moved = factories.root_collection().add_child(name="Rapporter")
    offer(document(f"Ett nyckelord och {CANARY}.", collection=moved))
    client.force_login(administrator)
    with committed():
        form = {"name": "Rapporter", "parent": closed.pk}
        assert client.post(f"/admin/collections/{moved.pk}/", form).status_code == 302
    assert Collection.objects.get(pk=moved.pk).is_descendant_of(closed)
    client.logout()
    assert not hears_the_canary(client)


def test_what_is_quoted_is_checked_once_more_against_the_database(document, closed, offer, client):
    """A change that no signal told of: the index still holds the text, the answer must not."""
    report = document(f"Ett nyckelord och {CANARY}.", title="Rapport")
    offer(report)
    QuerySet(type(report)).filter(pk=report.pk).update(collection=closed)
    assert CANARY not in client.get("/sok/?q=nyckelord").content.decode()
    assert api(client, "nyckelord")["total"] == 0


def test_an_open_document_on_a_closed_page_is_found_by_those_who_may_see_the_page(
    document, offer, committed, client, members, member
):
    page = offer(document(f"Ett nyckelord och {CANARY}."))
    with committed():
        factories.restrict(page, members)
    assert not hears_the_canary(client)
    client.force_login(member)
    assert api(client, CANARY)["total"] == 1


@pytest.fixture
def board(db):
    """A group beside the members."""
    return factories.GroupFactory(name="Styrelsen")


@pytest.fixture
def offered(document, offer, committed):
    """`offered(page_groups, collection_groups)`: both closed to groups, or for () to all who log in.

    None leaves the page open. Gives the restrictions of the page and of the collection.
    """

    def make(page_groups, collection_groups):
        collection = factories.root_collection().add_child(name="Protokoll")
        guard = factories.close_collection(collection, *collection_groups)
        report = document(f"Ett nyckelord och {CANARY}.", title=CANARY, collection=collection)
        page = offer(report)
        if page_groups is None:
            return None, guard
        with committed():
            return factories.restrict(page, *page_groups), guard

    return make


def test_members_find_the_documents_of_members_pages(offered, client, members, member):
    offered([members], [members])
    assert not hears_the_canary(client)
    client.force_login(member)
    found = api(client, CANARY)
    assert found["total"] == 1
    assert CANARY in found["results"][0]["attachment"]["title"]


@pytest.mark.parametrize(
    ("page", "collection", "is_found"),
    [
        ("members", "members board", True),  # the collection is open to more than the page
        ("members board", "members", False),  # somebody on the board may read the page alone
        ("members", "", True),
        ("", "", True),
        ("", "members", False),
        (None, "", False),
    ],
)
def test_all_readers_of_the_page_must_be_readers_of_the_document(
    offered, client, member, members, board, page, collection, is_found
):
    groups = {"members": members, "board": board}
    named = [
        names if names is None else [groups[n] for n in names.split()]
        for names in (page, collection)
    ]
    offered(*named)
    assert not hears_the_canary(client)
    client.force_login(member)
    assert (api(client, CANARY)["total"] == 1) is is_found


def test_a_password_opens_no_document_to_the_search(offered, committed, client, member, members):
    _page, guard = offered([members], [members])
    guard.restriction_type, guard.password = guard.PASSWORD, "hemligt"
    with committed():
        guard.save()
    client.force_login(member)
    assert not hears_the_canary(client)
    assert api(client, "cykelskolan")["total"] == 1


CHANGES = {  # of the page's restriction or of the collection's
    "the page is opened to others": lambda page, board: page.groups.add(board),
    "… from the group's side": lambda page, board: board.pageviewrestriction_set.add(page),
    "the page is opened to all": lambda page, _board: page.delete(),
    "the collection is closed to them": lambda _page, board: _collection().groups.set([board]),
    "… and to all": lambda _page, _board: _collection().groups.clear(),
}


def _collection():
    return CollectionViewRestriction.objects.get()


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_change_of_groups_counts_at_once(
    offered, committed, client, administrator, members, board, change
):
    page, _collection = offered([members], [members])
    client.force_login(administrator)
    assert api(client, CANARY)["total"] == 1
    with committed():
        change(page, board)
    assert not hears_the_canary(client)
    assert api(client, "cykelskolan")["total"] == 1
    assert not differences()


def test_deleting_the_group_that_stood_in_the_way_counts_at_once(
    offered, committed, client, member, members, board
):
    offered([members, board], [members])
    client.force_login(member)
    assert not hears_the_canary(client)
    with committed():
        board.delete()
    assert api(client, CANARY)["total"] == 1
    assert not differences()


def test_what_is_quoted_is_checked_for_the_one_who_asks(offered, client, member, members, board):
    """A change that no signal told of: the index still holds the text for members."""
    _page, guard = offered([members], [members])
    type(guard).groups.through.objects.update(group=board)
    client.force_login(member)
    assert CANARY not in client.get("/sok/?q=nyckelord").content.decode()
    assert api(client, "nyckelord")["total"] == 0


def test_a_collection_added_while_others_are_read_opens_no_document(document, monkeypatch):
    """Collections lie in alphabetical order, and their paths shift when one comes between."""
    root = factories.root_collection()
    closed = root.add_child(name="Stängd")
    factories.close_collection(closed)
    report = document("Det handlar om kvalster.", collection=closed)
    added = []

    class Access(DocumentAccess):
        def __init__(self):
            super().__init__()
            if not added:
                added.append(factories.root_collection().add_child(name="Aktuellt"))

    monkeypatch.setattr(attachments, "DocumentAccess", Access)
    assert attachments.attachments_of({1: attachments.Offer("public", [report.pk])}) == {1: ()}
    assert added
