"""A search that names a municipality leads to its page, whether or not anything is found."""

import pytest
from bs4 import BeautifulSoup

from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("tree", "index")]


@pytest.fixture(autouse=True)
def places():
    for slug in ("kristianstad", "upplands-vasby", "vara", "orebro"):
        factories.municipality(slug)


def links(client, query):
    page = BeautifulSoup(client.get("/sok/", {"q": query}).content, "html.parser")
    return [link["href"] for link in page.select('.meta a[href^="/kommuner/"]')]


@pytest.mark.parametrize(
    ("query", "slugs"),
    [
        ("Kristianstad", ["kristianstad"]),
        ("skolor i Kristianstads kommun", ["kristianstad"]),
        ("upplands väsby", ["upplands-vasby"]),
        ("Örebro och Kristianstad", ["kristianstad", "orebro"]),
        ("Vara kommun", ["vara"]),
        ("hur kan vi vara tidiga?", []),
        ("upplands", []),
        ("trygghet", []),
        ("-Kristianstad", []),
    ],
)
def test_the_municipalities_named(client, query, slugs):
    assert sorted(links(client, query)) == [f"/kommuner/{slug}/" for slug in slugs]


def test_pages_that_are_closed_are_not_linked(client, tree, members, member):
    factories.pages.restrict(tree.municipalities, members)
    assert links(client, "Kristianstad") == []
    client.force_login(member)
    assert links(client, "Kristianstad") == ["/kommuner/kristianstad/"]
