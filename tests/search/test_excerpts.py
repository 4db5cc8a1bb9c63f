"""Excerpts lose nothing, break nothing, and mark what was found."""

import html
import re

from hypothesis import given
from hypothesis import strategies as st

from search.excerpts import PASSAGE_LENGTH, best_passage, mark, passages, term_line
from search.swedish import analysed, normalise, term_of, terms

texts = st.text(st.characters(codec="utf-8"), max_size=2000).map(normalise)


@given(texts)
def test_passages_hold_the_whole_text(text):
    joined = "".join(passages(text))
    assert "".join(joined.split()) == "".join(text.split())
    assert all(len(piece) <= 2 * PASSAGE_LENGTH for piece in passages(text))


def test_passages_are_whole_sentences_and_never_cross_a_paragraph():
    first = "En mening här. " * 30
    found = passages(f"{first}\nNytt stycke.")
    assert found[-1] == "Nytt stycke."
    assert all(piece.endswith("här.") for piece in found[:-1])


@given(texts, st.sets(st.sampled_from(["skol", "a", "1", "trygg"])))
def test_marking_changes_nothing_but_marks(text, wanted):
    marked = mark(text, wanted)
    bare = marked.replace("<mark>", "").replace("</mark>", "")
    assert html.unescape(bare) == text
    assert not re.search(r"<(?!/?mark>)", marked)


def test_every_form_of_a_word_is_marked():
    marked = mark("Skolan, SKOLOR och buss", set(terms("skola")))
    assert marked == "<mark>Skolan</mark>, <mark>SKOLOR</mark> och buss"


def test_a_part_is_marked_inside_its_compound_and_a_whole_word_whole():
    text = "Bostadssegregationen, skolsegregation och SEGREGATIONENS slut"
    assert mark(text, set(terms("segregation"))) == (
        "Bostads<mark>segregationen</mark>, skol<mark>segregation</mark> "
        "och <mark>SEGREGATIONENS</mark> slut"
    )
    assert mark(text, set(*analysed("skolsegregation"))).count("<mark>skolsegregation</mark>") == 1


def test_the_passage_with_most_words_wins_and_the_first_of_equals():
    lines = [
        term_line(analysed(text))
        for text in ("Ingenting", "Skolan", "Skola för barn", "Barnens skola")
    ]
    assert best_passage(lines, {term_of("skola"), term_of("barn")}) == 2
    assert best_passage(lines, {"finnsinte"}) == 0
    assert best_passage([], {"skola"}) == 0


def test_a_row_is_held_where_it_stands_as_one_and_half_where_its_words_do():
    wanted, rows = {term_of("bup")}, [("barn", term_of("ungdomspsykiatri"))]
    texts = ["Projekt för barn.", "Barn på väg till ungdomspsykiatri.", "BUP deltar varje vecka."]
    lines = [term_line(analysed(text)) for text in texts]
    assert best_passage(lines, wanted, rows) == 2
    assert best_passage(lines[:2], wanted, rows) == 1
    together = term_line(analysed("Från barn- och ungdomspsykiatrin."))
    assert best_passage([*lines[:2], together], (), rows) == 2


def test_what_says_something_goes_before_an_item_of_a_list():
    texts = [
        "Det handlar om annat.",
        "Skola",
        "Vi öppnade en skola för barn och föräldrar i området.",
    ]
    lines = [term_line(analysed(text)) for text in texts]
    assert best_passage(lines, {term_of("skola")}) == 2
    assert best_passage(lines[:2], {term_of("skola")}) == 1


def test_words_in_a_row_are_marked_together_and_nowhere_else():
    text = "Svenskan lärs ut i svenska för invandrare, och invandrare lär av varandra"
    marked = mark(text, set(), [tuple(terms("svenska invandrare"))])
    assert marked == text.replace("svenska för invandrare", "<mark>svenska för invandrare</mark>")
    both = mark(text, set(terms("invandrare")), [tuple(terms("svenska invandrare"))])
    assert both.count("<mark>") == both.count("</mark>") == 2
