"""Spelling is corrected to words that the texts hold, and only where something is wrong."""

import pytest

from search.swedish import words
from search.swedish.analysis import LONGEST_WORD
from search.swedish.vocabulary import Vocabulary, VocabularyWord, encoded_words

TEXT = (
    "Trygghetsvandringar med polisen i Ångermanland, våld och vård. Professor, köksmästare, 2024."
)


@pytest.fixture
def vocabulary():
    return Vocabulary((code, 1) for code in encoded_words(words(TEXT)))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("trygghetsvnadringar", "trygghetsvandringar"),  # two letters changed about
        ("trygghetsvandrng", "trygghetsvandringar"),  # a slip in another form of the word
        ("polissen", "polisen"),
        ("plisen", "polisen"),
        ("ångermanlad", "ångermanland"),
        ("proffessor", "professor"),
    ],
)
def test_slips_are_corrected(vocabulary, typed, meant):
    assert vocabulary.corrected(typed) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "polis",  # in another form
        "våld",
        "vild",  # another Swedish word
        "kökschef",  # a compound of Swedish words that no text has
        "xyzzyx",  # nothing near
        "abc",  # too short to tell
        "polisen2",
        "2042",
    ],
)
def test_what_is_right_or_unlike_anything_is_left_alone(vocabulary, typed):
    assert vocabulary.corrected(typed) is None


COMPOUNDS = (
    "Trygghet, skapande arbete, skola, segregation, bostad, integration, ungdom. Unga är viktiga."
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("tryghetsskapande", "trygghetsskapande"),  # a slip in the first part
        ("trygghetsskapnde", "trygghetsskapande"),  # a slip in the last part
        ("skolsegregasion", "skolsegregation"),
        ("integrasionsarbete", "integrationsarbete"),
        ("ungdomsabrete", "ungdomsarbete"),
        ("trygghetskapande", None),  # understood as it is
    ],
)
def test_a_slip_in_a_compound_that_no_text_has(typed, meant):
    texts = Vocabulary((code, 1) for code in encoded_words(words(COMPOUNDS)))
    assert texts.corrected(typed) == meant


@pytest.mark.parametrize(
    "typed", ["arlanda", "kalmarsund", "microsoft", "tensta", "viktigast", "tryghetskommun"]
)
def test_no_compound_is_made_of_what_is_none(typed):
    texts = Vocabulary((code, 1) for code in encoded_words(words(COMPOUNDS)))
    assert texts.corrected(typed) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [("vården", "gården"), ("marken", "barken")],
)
def test_a_name_is_no_slip(text, name):
    texts = Vocabulary((code, 1) for code in encoded_words(words(text)))
    assert texts.corrected(name) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("bostad", "båstad"),
        ("Linköpings kommun", "lidköping"),
        ("Karlskrona", "karlskoga"),
        ("rättvist", "rättvik"),
        ("mönstret", "mönsterås"),
        ("känd", "kinda"),
        ("fasta", "farsta"),
        ("testat, testa", "tensta"),
        ("finspång", "spånga"),
    ],
)
def test_the_name_of_a_place_is_no_slip(text, name):
    texts = Vocabulary((code, 1) for code in encoded_words(words(text)))
    assert texts.corrected(name) is None
    assert texts.corrected(f"{name}s") is None


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("angermanland", "ångermanland"),
        ("forskola", "förskola"),  # which can be read as a compound: fors and kola
        ("hyresratt", "hyresrätt"),
        ("mote", None),  # a rare word, but a word
        ("hogstadieskolor", "högstadieskolor"),
        ("skolkök", None),  # a compound of other words
    ],
)
def test_marks_left_out_are_put_back(typed, meant):
    texts = words("Ångermanland, förskola, hyresrätt, möte, högstadieskolor, skålkak")
    assert Vocabulary((code, 1) for code in encoded_words(texts)).corrected(typed) == meant


def test_the_form_that_was_meant_is_told_before_a_more_common_one():
    texts = words("bibliotek biblioteket")
    common = {"biblioteket": 9}
    codes = encoded_words(texts)
    found = Vocabulary((code, common.get(VocabularyWord.decode(code).word, 1)) for code in codes)
    assert found.corrected("bibliotk") == "bibliotek"


def test_the_more_common_of_equally_near_words_is_meant():
    words = Vocabulary(
        [
            (VocabularyWord("xandra", "xandr").encode(), 1),
            (VocabularyWord("xandrb", "xandrb").encode(), 9),
        ]
    )
    assert words.corrected("xandrc") == "xandrb"


def test_encoding_is_undone():
    codes = encoded_words(words(TEXT))
    assert len(codes) == len(set(codes)) == 7
    assert [VocabularyWord.decode(code).encode() for code in codes] == codes


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("profe", "ssor", "professor"),
        ("polis", "en", None),  # two words, and the texts have both
        ("trygghets", "vandringar", None),  # a compound
        ("kok", "smäst", None),  # no word of the texts
    ],
)
def test_a_word_is_whole_when_no_text_has_a_half_of_it(vocabulary, first, second, whole):
    assert vocabulary.whole(first, second) == whole


def test_an_empty_vocabulary_knows_nothing():
    assert Vocabulary([]).corrected("trygghetsvandrng") is None
    assert Vocabulary([]).joined(("a", "b")) is None
    assert Vocabulary([]).whole("lång", "siktighet") is None


def test_a_word_longer_than_any_is_not_kept():
    """Elasticsearch refuses a record with a word of 33,000 letters."""
    assert encoded_words(["a" * LONGEST_WORD + "b"]) == []
    assert len(encoded_words(["a" * LONGEST_WORD])) == 1
