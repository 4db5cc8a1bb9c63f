"""A search as a file: the table holds every result and no formula, the feed the newest ones."""

import csv
import io

import pytest
from defusedxml import ElementTree

from home.feeds import entry_id
from search.feeds import FORMULA_STARTS, harmless
from tests import factories

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def corpus(tree, committed):
    """Thirty examples about the yard."""
    with committed():
        for number in range(30):
            factories.LearningExamplePageFactory(
                parent=tree.examples, title=f"Trygga gården {number}"
            )


def rows(client, query):
    """The rows of the table, the headings first."""
    answer = client.get(f"/sok/resultat.csv?{query}")
    assert answer.content.startswith("\ufeffTitel;".encode())
    return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))


def entries(client, query):
    answer = client.get(f"/sok/resultat.atom?{query}")
    return ElementTree.fromstring(answer.content).findall(f"{ATOM}entry")


def address(entry):
    return entry.find(f"{ATOM}link").get("href")


def test_the_table_holds_every_result(client, corpus):
    found = rows(client, "q=gården&sida=2")
    assert len(found) == 31
    assert len({row[2] for row in found[1:]}) == 30
    assert {len(row) for row in found} == {10}


@pytest.mark.parametrize("chunk", [7, 10])  # the last chunk is not full, or it is
def test_the_table_is_the_same_however_many_results_are_fetched_at_a_time(
    chunk, client, corpus, monkeypatch
):
    at_once = rows(client, "q=gården")
    monkeypatch.setattr("search.answers.EXPORT_CHUNK", chunk)
    assert rows(client, "q=gården") == at_once


@pytest.mark.parametrize("cell", ["=1+1", "+46", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_no_cell_is_a_formula(cell):
    assert harmless(cell) == f"'{cell}"
    assert harmless("2 = 2") == "2 = 2"


def test_no_cell_of_the_table_is_a_formula(client, tree, committed):
    with committed():
        factories.LearningExamplePageFactory(
            parent=tree.examples,
            title="=1+1",
            summary="+2 gårdar",
            themes=[factories.ThemeFactory(name="@SUM(A1)", slug="summa")],
        )
    [row] = [row for row in rows(client, "typ=exempel") if row[0].endswith("=1+1")]
    assert (row[0], row[5], row[9]) == ("'=1+1", "'@SUM(A1)", "'+2 gårdar")
    assert not any(cell.startswith(FORMULA_STARTS) for cell in row)


def test_the_feed_is_atom_newest_first(client, corpus):
    found = entries(client, "q=gården")
    assert len(found) == 30
    moments = [entry.find(f"{ATOM}updated").text for entry in found]
    assert moments == sorted(moments, reverse=True)
    assert address(found[0]).startswith("http://testserver/exempel/")


@pytest.mark.parametrize("chunk", [7, 200])  # in two goes, or in one
def test_the_feed_ends_at_its_number_of_entries(chunk, client, corpus, monkeypatch):
    newest = [address(entry) for entry in entries(client, "q=gården")][:12]
    monkeypatch.setattr("search.answers.EXPORT_CHUNK", chunk)
    monkeypatch.setattr("search.feeds.ATOM_ENTRIES", 12)
    assert [address(entry) for entry in entries(client, "q=gården")] == newest


def test_a_feed_has_an_author_and_entries_with_ids_that_stay(client, example):
    """As RFC 4287 has it."""
    feed = ElementTree.fromstring(client.get("/sok/resultat.atom?q=cykelskolan").content)
    assert feed.find(f"{ATOM}author/{ATOM}name").text == "Nätverksportalen"
    (entry,) = feed.findall(f"{ATOM}entry")
    assert entry.find(f"{ATOM}id").text == entry_id(example.pk)
    assert address(entry) == f"http://testserver{example.url}"
