"""The query string: bounded, canonical, and back again."""

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from search.enums import Sort
from search.facets import PARAMETERS
from search.request import LONGEST_QUERY, MOST_VALUES, RESULT_WINDOW, SearchRequest
from tests.search.strategies import requests

NAMES = [*PARAMETERS, "q", "sort", "sida", "per", "annat"]
anything = st.text(st.characters(codec=None), max_size=60)


def parse(query):
    return SearchRequest.parse(QueryDict(query))


def problems(query):
    return [problem.parameter for problem in parse(query).problems]


@given(requests())
def test_a_request_survives_the_query_string(request):
    assert parse(request.query_string) == request
    assert parse(request.query_string).query_string == request.query_string


@given(st.lists(st.tuples(st.sampled_from(NAMES), anything), max_size=30))
def test_whatever_is_sent_gives_a_bounded_canonical_request(pairs):
    query = QueryDict(mutable=True)
    for name, value in pairs:
        query.appendlist(name, value)
    request = SearchRequest.parse(query)
    assert len(request.q) <= LONGEST_QUERY
    assert 1 <= request.page <= RESULT_WINDOW // request.per_page + 1
    assert all(len(values) <= MOST_VALUES for _name, values in request.selections)
    assert parse(request.query_string) == request


@given(requests(), st.sampled_from(PARAMETERS), st.text("abcåäö-", min_size=1, max_size=9))
def test_selecting_and_dropping_a_value(request, parameter, value):
    without = request.without_value(parameter, value)
    assert without.with_value(parameter, value).without_value(parameter, value) == without
    assert request.without(parameter).values(parameter) == ()
    assert request.with_page(7).with_value(parameter, value).page == 1
    assert request.with_page(7).without_value(parameter, value).page == 1


def test_words_are_cleaned():
    query = QueryDict(mutable=True)
    query["q"] = "\x00 skola\r\n\t  \u200ftrygg\ud800\u202e "
    assert SearchRequest.parse(query).q == "skola trygg"
    assert parse("q=A%CC%8Aland").q == "Åland"


def test_long_words_are_cut_with_a_message():
    request = parse("q=" + "a" * 100_000)
    assert request.q == "a" * LONGEST_QUERY
    assert "200" in request.problems[0].message


@pytest.mark.parametrize(
    ("query", "page", "said"),
    [
        ("sida=3", 3, []),
        ("sida=1000", 1000, []),
        ("sida=1001", 1001, ["sida"]),
        ("sida=-1", 1, ["sida"]),
        ("sida=0", 1, ["sida"]),
        ("sida=000", 1, ["sida"]),
        ("sida=x", 1, ["sida"]),
        ("sida=1.5", 1, ["sida"]),
        ("sida=²", 1, ["sida"]),
        ("sida=1" + "0" * 500, 1001, ["sida"]),
        ("sida=1&sida=4", 4, []),
        ("per=50&sida=201", 201, ["sida"]),
    ],
)
def test_page_numbers(query, page, said):
    assert (parse(query).page, problems(query)) == (page, said)


@pytest.mark.parametrize(
    ("query", "message"),
    [
        (
            "sida=1001",
            (
                "Det går bara att bläddra bland de första 10\xa0000 träffarna. Lägg till ord eller filter så "
                "att träffarna blir färre."
            ),
        ),
        ("sort=x", "Träffarna går inte att sortera så. Välj relevans, nyast eller titel."),
        (
            f"malgrupp={'x' * 101}",
            "Filtret målgrupp har för många eller för långa värden. Några av dem används inte.",
        ),
    ],
)
def test_problems_are_told_in_plain_words(query, message):
    assert [problem.message for problem in parse(query).problems] == [message]


@pytest.mark.parametrize(
    ("query", "per_page", "said"),
    [("per=20", 20, []), ("per=11", 10, ["per"]), ("per=-1", 10, ["per"]), ("per=", 10, [])],
)
def test_page_sizes(query, per_page, said):
    assert (parse(query).per_page, problems(query)) == (per_page, said)


@pytest.mark.parametrize(
    ("query", "sort"),
    [
        ("", Sort.NEWEST),
        ("q=skola", Sort.RELEVANCE),
        ("q=skola&sort=nyast", Sort.NEWEST),
        ("sort=relevans", Sort.NEWEST),
        ("sort=titel", Sort.TITLE),
        ("q=skola&sort=DROP", Sort.RELEVANCE),
    ],
)
def test_order(query, sort):
    assert parse(query).effective_sort == sort


def test_the_default_order_is_not_written_out():
    assert parse("q=skola&sort=relevans").query_string == "q=skola"
    assert parse("sort=nyast").query_string == ""
    assert parse("q=skola&sort=nyast").with_words("").query_string == ""


def test_unknown_values_are_kept_and_too_many_are_cut():
    assert parse("omrade=finns-inte").values("omrade") == ("finns-inte",)
    many = "&".join(f"omrade=v{n}" for n in range(5000))
    assert len(parse(many).values("omrade")) == MOST_VALUES
    assert problems(many) == ["omrade"]
    assert problems("omrade=" + "x" * 101) == ["omrade"]
    assert parse("omrade=&omrade=%00").selections == ()


def test_equal_searches_have_one_address():
    first = parse("omrade=b&q=skola&omrade=a&faktor=x&sida=1&per=10")
    second = parse("faktor=x&omrade=a&omrade=b&omrade=a&q=+skola+")
    assert first == second
    assert first.url("/sok/") == "/sok/?q=skola&faktor=x&omrade=a&omrade=b"
    assert SearchRequest().url("/sok/") == "/sok/"
