"""What is typed is read as words, phrases and exclusions; nothing is an error."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.questions.query import Query, parse
from search.swedish import terms


def row(text):
    return tuple(terms(text))


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("", Query()),
        ("Skola och Hem", Query(("skola", "och", "hem"))),
        ("e-tjänst", Query(("e", "tjänst"))),
        ("”tidiga insatser”", Query((), (row("tidiga insatser"),))),
        ('skola "i hemmet', Query(("skola", "i", "hemmet"))),
        ("“skola“ »hem«", Query((), (row("skola"), row("hem")))),
        ("skola -hem", Query(("skola",), (), (row("hem"),))),
        ("skola −”hem och bo”", Query(("skola",), (), (row("hem bo"),))),
        ('skola -"i hemmet"', Query(("skola",), (), (), ("i hemmet",))),
        ("skola - hem", Query(("skola", "hem"))),
        ("2024-2026", Query(("2024", "2026"))),
        ("-", Query()),
        ('""', Query()),
        ("”och”", Query()),
    ],
)
def test_parts_of_a_query(text, query):
    assert parse(text) == query


@pytest.mark.parametrize(
    ("text", "asks"), [("skola", True), ("-skola", True), ("”skola”", True), ("och", False)]
)
def test_whether_anything_is_asked(text, asks):
    assert bool(parse(text)) is asks


@given(st.text(st.sampled_from(list("\"”«-− ab'åÅ*:()\\\n")), max_size=40))
def test_nothing_is_an_error(text):
    parse(text)
