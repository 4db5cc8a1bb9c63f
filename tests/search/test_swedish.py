"""The Swedish analysis: what is joined, what is kept apart, and what it costs."""

import csv
import subprocess
import sys
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.swedish import analysed, normalise, part_tokens, term_of, terms, tokens, words
from search.swedish.compounds import parts
from search.swedish.edition import edition_of
from search.swedish.lemma import is_known
from search.swedish.places import areas
from search.swedish.stem import stem

DATA = Path(__file__).parent / "data"


def rows(name):
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return [row for row in csv.reader(file, delimiter="\t") if row and row[0][0] != "#"]


@pytest.mark.parametrize(
    "forms", rows("inflections.tsv") + rows("families.tsv"), ids=lambda forms: forms[0]
)
def test_inflections_are_joined(forms):
    assert len({term_of(form) for form in forms}) == 1


@pytest.mark.parametrize("different", rows("distinct.tsv"), ids="-".join)
def test_words_that_differ_in_a_ring_or_dots_are_kept_apart(different):
    assert len({term_of(word) for word in different}) == len(different)


@pytest.mark.parametrize("different", rows("apart.tsv"), ids="-".join)
def test_words_that_are_near_in_form_alone_are_kept_apart(different):
    assert len({term_of(word) for word in different}) == len(different)


@pytest.mark.parametrize(
    "forms",
    [
        ("boende", "boendet", "boenden", "boendets"),
        ("centrum", "centret", "centrumet"),
        ("lång", "långa", "längre", "längst"),
        ("bok", "böcker", "böckerna"),
    ],
)
def test_overrides_and_irregular_words(forms):
    assert len({term_of(form) for form in forms}) == 1


def test_letters_that_are_joined_or_drawn_are_read_as_what_they_are():
    assert (
        normalise("\ufb01nns \ufee3\ufeaa\ufead\ufeb3\ufe94")
        == "finns \u0645\u062f\u0631\u0633\u0629"
    )
    assert terms("o\ufb03ciell") == terms("officiell")
    assert normalise("\ufb01\u0301") == "fí"  # composed afterwards


def test_housing_is_not_to_live():
    assert term_of("boende") != term_of("bor")


@pytest.mark.parametrize(
    ("verb", "noun"),
    [("råder", "råden"), ("sätter", "sätten"), ("väger", "vägarna"), ("bildas", "bilder")],
)
def test_a_verb_is_not_the_noun_that_its_stem_looks_like(verb, noun):
    assert term_of(verb) != term_of(noun)


def test_many_threads_read_words_that_no_dictionary_has():
    """The stemmer keeps the word that it is at in itself."""
    words_of_nobody = [f"{letter}xqvarnigheterna{letter}" for letter in "bcdfghjklmnprstv"]
    alone = list(map(stem, words_of_nobody))
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(8) as threads:
            together = threads.map(lambda _number: list(map(stem, words_of_nobody)), range(200))
            assert all(found == alone for found in together)
    finally:
        sys.setswitchinterval(before)


@pytest.mark.parametrize(
    ("name", "other"),
    [("Landskrona", "kronor"), ("Hallands", "hallen"), ("Mora", "moder"), ("Åre", "åror")],
)
def test_a_place_is_a_word_of_its_own(name, other):
    assert analysed(name) == [(name.lower().removesuffix("s"),)]
    assert analysed(f"{name.removesuffix('s')}s") == analysed(name)
    assert term_of(other) not in analysed(name)[0]
    assert part_tokens(name) == []


def test_areas_are_listed_that_would_not_be_known_else():
    """A word that the dictionary has, in the list, would no longer be joined with its inflections."""
    listed = areas()
    assert listed == sorted(set(listed))
    assert [word for word in listed if is_known(word) or parts(word)] == []


def test_a_place_that_is_a_stop_word_is_no_demand():
    assert terms("att vara i Vara") == []


def test_stop_words_have_no_term():
    assert terms("Vi har en plan för att bo här") == terms("plan bo")
    assert term_of("OCH") == ""


def test_capitals_and_composition_do_not_matter():
    assert terms("ÖREBRO") == terms("örebro") == terms(unicodedata.normalize("NFD", "Örebro"))


def test_numbers_and_mixed_words_are_terms():
    assert terms("SFI 2024 e-tjänst")[:2] == [term_of("sfi"), "2024"]


def test_words_are_not_stemmed():
    assert words("Trygga Områden i Åmål") == ["trygga", "områden", "i", "åmål"]


@given(st.text(max_size=300))
def test_any_text_is_analysed_and_tokens_point_into_it(text):
    text = normalise(text)
    found = list(tokens(text))
    assert [token.term for token in found] == terms(text)
    assert all(term_of(text[token.start : token.end]) == token.term for token in found)
    assert all(" " not in token.term and token.term for token in found)


def test_a_huge_word_is_cut():
    assert len(terms("å" * 100_000)[0]) <= 80


def test_every_change_of_code_lists_or_libraries_makes_another_edition(tmp_path):
    code, words = tmp_path / "stem.py", tmp_path / "words.txt"
    code.write_text("1", encoding="utf-8")
    first = edition_of(tmp_path, {"simplemma": "2.0"})
    assert edition_of(tmp_path, {"simplemma": "2.0"}) == first
    newer = edition_of(tmp_path, {"simplemma": "2.1"})
    words.write_text("1", encoding="utf-8")
    longer = edition_of(tmp_path, {"simplemma": "2.0"})
    code.write_text("2", encoding="utf-8")
    changed = edition_of(tmp_path, {"simplemma": "2.0"})
    assert len({first, newer, longer, changed}) == 4


MEMORY = """
def resident():
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * 4096 / 1e6
before = resident()
from search.swedish import term_of
from search.swedish.compounds import split
term_of("bostadsområdena")
split("bostadsområdena")
print(resident() - before)
"""


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="reads Linux' memory figures")
def test_the_lexicon_takes_less_than_60_megabytes():
    done = subprocess.run(
        [sys.executable, "-c", MEMORY], capture_output=True, text=True, check=True, timeout=60
    )
    assert float(done.stdout) < 60
