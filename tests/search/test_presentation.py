"""What the search page shows beside the results: the words in its heading, and the orders."""

import pytest
from django.http import QueryDict

from search.presentation import SearchPresentation, quoted
from search.request import SearchRequest
from search.results import SearchResults


def shown(query):
    request = SearchRequest.parse(QueryDict(query))
    return SearchPresentation(request, SearchResults(total=30)).context()


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("lärande exempel", "”lärande exempel”"),
        ("”lärande exempel”", "”lärande exempel”"),
        ("“lärande exempel“", "“lärande exempel“"),
        ("»lärande exempel»", "»lärande exempel»"),
        ('"lärande" exempel', '"lärande" exempel'),
    ],
)
def test_words_in_quotation_marks_get_no_more_of_them(words, written):
    assert quoted(words) == written


@pytest.mark.parametrize(
    ("query", "orders"),
    [
        ("q=skola", ["[Mest relevant]", "Nyast", "Titel, A–Ö"]),
        ("q=skola&sort=nyast", ["Mest relevant", "[Nyast]", "Titel, A–Ö"]),
        ("", ["[Nyast]", "Titel, A–Ö"]),
        ("q=och", ["[Nyast]", "Titel, A–Ö"]),
        ("q=och&sort=titel", ["Nyast", "[Titel, A–Ö]"]),
        ("q=-skola", ["[Nyast]", "Titel, A–Ö"]),
    ],
)
def test_relevance_is_an_order_only_where_something_is_asked_for(query, orders):
    options = shown(query)["sort_options"]
    assert [f"[{each.label}]" if each.selected else each.label for each in options] == orders


def test_words_that_are_not_used_are_not_named():
    assert shown("q=och")["words"] == ""
    assert shown("q=-skola")["words"] == "”-skola”"


def test_a_phrase_that_cannot_be_left_out_is_told_of():
    [notice] = shown('q=skola -"i hemmet"')["notices"]
    assert "Minustecknet före ”i hemmet” används inte" in notice
