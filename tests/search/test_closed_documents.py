"""Closed documents are found by nobody, whatever page offers them."""

import pytest
from django.db.models import QuerySet
from wagtail.models import Collection, CollectionViewRestriction

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
    return bool(heard) or api(client, CANARY)["total"] > 0


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
