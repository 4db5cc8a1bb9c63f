"""Compounds: where they are split, into which base forms, and what it costs."""

import csv
import os
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.swedish import lexicon
from search.swedish.compounds import base_form, parts, split
from search.swedish.lemma import lemma

DATA = Path(__file__).parent / "data"
ROOT = Path(__file__).resolve().parents[2]
FILES = ("first.txt", "last.txt", "whole.txt", "endings.txt", "lemmas.txt")


class Word(NamedTuple):
    """A row of the judged words: `segmentation` has | where a boundary is, ~ where one may be."""

    word: str
    segmentation: str
    parts: str
    kind: str
    half: str

    def boundaries(self, signs):
        """The places in the word with one of `signs`."""
        places, place = set(), 0
        for letter in self.segmentation:
            if letter in signs:
                places.add(place)
            place += letter not in "|~"
        return places


def judged():
    with (DATA / "compounds.tsv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.reader(file, delimiter="\t") if row[0][0] != "#"]
    return [Word(*row) for row in rows if row[0] != "word"]


def found_boundaries(word):
    return {part.end for part in parts(word)[:-1]}


def test_boundaries_are_found():
    right = wrong = missed = 0
    for word in judged():
        found, required = found_boundaries(word.word), word.boundaries("|")
        right += len(found & required)
        wrong += len(found - word.boundaries("|~"))
        missed += len(required - found)
    precision, recall = right / (right + wrong), right / (right + missed)
    assert 2 * precision * recall / (precision + recall) >= 0.97


def test_words_that_are_no_compounds_are_left_whole():
    whole = [word for word in judged() if word.kind != "compound"]
    split_wrongly = [w.word for w in whole if found_boundaries(w.word) - w.boundaries("|~")]
    assert len(split_wrongly) <= 0.03 * len(whole), split_wrongly


def test_parts_have_their_base_forms():
    compounds = [word for word in judged() if word.kind == "compound"]
    right = [word for word in compounds if "+".join(split(word.word)) == word.parts]
    assert len(right) >= 0.9 * len(compounds)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("bostadssegregation", ("bostad", "segregation")),
        ("kvinnojour", ("kvinna", "jour")),
        ("anhöriginvandring", ("anhörig", "invandring")),
        ("bostadsområdenas", ("bostad", "område")),
        ("Brukarinflytande", ("brukare", "inflytande")),
        ("busstationen", ("buss", "station")),
        ("trygghet", ()),
        ("biblioteken", ()),
        ("utbildningar", ()),
        ("sfi", ()),
        ("", ()),
    ],
)
def test_some_words(word, expected):
    assert split(word) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("bilmarknadernas", "bilmarknad"),
        ("områdessamordnarna", "områdessamordnare"),
        ("böckerna", "bok"),
        ("trygghetens", "trygghet"),
    ],
)
def test_the_base_form_of_a_compound_is_that_of_its_last_part(word, expected):
    assert base_form(word) == expected


def test_a_linking_letter_belongs_to_the_part_before_it():
    word = "bostadssegregationens"
    assert [word[each.start : each.end] for each in parts(word)] == ["bostads", "segregationens"]


@given(st.text(max_size=80))
def test_any_word_is_covered_by_its_parts_or_has_none(word):
    places = [(part.start, part.end) for part in parts(word.lower())]
    assert len(places) != 1
    assert all(end == start for (_, end), (start, _) in pairwise(places))
    if places:
        assert (places[0][0], places[-1][1]) == (0, len(word.lower()))


def test_the_dictionary_of_first_parts_gives_words():
    """A base form is a word or a form of one, never an empty text."""
    known = lexicon.lexicon()
    assert all(role.base(form) for form, role in known.first.items())


def test_splitting_a_word_takes_little_more_than_its_lemma():
    words = [word.word for word in judged()]

    def clock(work):
        started = time.perf_counter()
        for word in words:
            work(word)
        return time.perf_counter() - started

    split(words[0])
    assert min(clock(parts.__wrapped__) for _ in range(5)) < 15 * min(
        clock(lemma) for _ in range(5)
    )


@pytest.mark.lexicon
def test_a_rebuild_gives_the_same_bytes(tmp_path):
    """Needs the environment of ``make lexicon``; run with ``pytest -m lexicon``."""
    python = os.environ.get("LEXICON_PYTHON", ROOT / "var" / "lexicon-venv" / "bin" / "python")
    build = [python, "-m", "search.swedish.lexicon.build", "--output", tmp_path]
    subprocess.run(build, cwd=ROOT, check=True, stdout=sys.stderr)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(FILES)
    for name in FILES:
        assert (tmp_path / name).read_bytes() == (lexicon.DATA / name).read_bytes(), name
