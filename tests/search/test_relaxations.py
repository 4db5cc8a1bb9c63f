"""Ways out of a search that finds nothing: each leaves out one thing, and whole."""

import pytest

from search.questions.query import pieces, unquoted
from tests import factories


@pytest.fixture
def yards(tree, committed):
    """Three examples that tell of safe yards."""
    with committed():
        for number in range(3):
            factories.LearningExamplePageFactory(
                parent=tree.examples, title=f"Trygga gårdar {number}", challenge="<p>Oroligt.</p>"
            )


@pytest.fixture
def ways_out(yards, client):
    """`ways_out(q)`: what may be left out, and what is found without it."""

    def ask(q):
        answer = client.get("/api/v1/sok/", {"q": q}).json()
        assert answer["total"] == 0
        return {each["drop"]: each["total"] for each in answer["relaxations"]}

    return ask


def test_a_phrase_is_left_out_whole(ways_out):
    found = ways_out('"trygga gårdar" "gårdar oroligt alltid"')
    assert found == {'q="gårdar oroligt alltid"': 3, "quotes": 3}


def test_quotation_marks_are_left_out_where_the_words_stand_in_another_order(ways_out):
    assert ways_out('"gårdar trygga"') == {"quotes": 3}


def test_what_is_left_out_of_a_search_is_a_way_out_too(ways_out):
    assert ways_out("gårdar -oroligt")["q=-oroligt"] == 3


@pytest.mark.parametrize(
    ("q", "typed", "plain"),
    [
        (
            'trygga "nya gårdar" -"i dag"',
            ["trygga", '"nya gårdar"', '-"i dag"'],
            'trygga nya gårdar -"i dag"',
        ),
        ('"ensamt', ["ensamt"], "ensamt"),
        ("”a b”c", ["”a b”", "c"], "a b c"),
    ],
)
def test_a_query_in_pieces(q, typed, plain):
    assert pieces(q) == typed
    assert unquoted(q) == plain
