"""Excerpts and highlights: the passage that answers best, with the words found marked.

A text is cut into passages when it is indexed, and each passage keeps its terms, so that choosing
one costs no analysis. Only the passage shown is analysed again, to map terms back to the raw words.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence, Set
from html import escape  # what Django's does, many times quicker
from itertools import chain, compress
from operator import not_

from django.utils.safestring import SafeString, mark_safe

from search.swedish import WORD, analyser, part_tokens, tokens, word_terms

Row = tuple[str, ...]  # terms next to one another
PASSAGE_LENGTH = 240
TELLING = 28  # characters of a `term_line` that is more than a heading or an item of a list
SENTENCE_END = re.compile(r"([.!?:])\s+")  # no look behind: it would be tried at every letter


def passages(text: str) -> list[str]:
    """`text` in pieces of whole sentences, about `PASSAGE_LENGTH` characters each, none across lines."""
    found: list[str] = []
    for line in text.splitlines():
        found.extend(_pack(_sentences(line)))
    return found


def term_line(words: Iterable[Iterable[str]]) -> str:
    """The terms of a passage, as analysed, in one line with a space around each."""
    return f" {' '.join(chain.from_iterable(words))} "


def best_passage(lines: Sequence[str], wanted: Collection[str], rows: Collection[Row] = ()) -> int:
    """Index of the first of the passages (as `term_line`s) that holds most of what is wanted: terms and rows.

    A row whose terms stand there, but not next to one another, is half of what it is in a row. Of the
    best, one that says something about them goes before an item of a list.
    """
    spaced = [f" {term} " for term in wanted]
    in_a_row = [(f" {' '.join(row)} ", [f" {term} " for term in row]) for row in rows]
    best, most = 0, (0, True)
    for at, line in enumerate(lines):
        if most == (
            2 * (len(spaced) + len(in_a_row)),
            True,
        ):  # none is better, and the lines may be many
            break
        held = 2 * sum([term in line for term in spaced])
        for row, apart in in_a_row:
            held += 2 if row in line else all(term in line for term in apart)
        if held and (held, len(line) >= TELLING) > most:
            best, most = at, (held, len(line) >= TELLING)
    return best


def mark(text: str, wanted: Set[str], rows: Collection[Row] = ()) -> SafeString:
    """`text` escaped for HTML, with what is wanted in `<mark>`: words, parts of compounds, words in a row."""
    places = list(_words(text, wanted)) if wanted else []
    if rows:
        places = sorted([*places, *_in_a_row(text, rows)], key=lambda place: (place[0], -place[1]))
    parts, end = [], 0
    for start, stop in places:
        if start >= end:
            parts += [escape(text[end:start]), _marked(text[start:stop])]
            end = stop
    return mark_safe("".join([*parts, escape(text[end:])]))  # noqa: S308 - every part is escaped


def _words(text: str, wanted: Set[str]) -> Iterator[tuple[int, int]]:
    """Where the wanted words stand in order; of a compound that is not wanted whole, its parts."""
    wanting = list(map(not_, map(wanted.isdisjoint, map(analyser(), WORD.findall(text)))))
    if not any(wanting):  # as in most titles
        return
    for match in compress(WORD.finditer(text), wanting):
        if word_terms(match[0])[0] in wanted:
            yield match.span()
            continue
        for part in part_tokens(match[0]):
            if part.term in wanted:
                yield match.start() + part.start, match.start() + part.end


def _in_a_row(text: str, rows: Collection[Row]) -> Iterator[tuple[int, int]]:
    """Where all words of a row stand next to one another, from the first to the last."""
    found = list(tokens(text))
    terms = [token.term for token in found]
    for row in rows:
        for at in range(len(terms) - len(row) + 1):
            if tuple(terms[at : at + len(row)]) == row:
                yield found[at].start, found[at + len(row) - 1].end


def _marked(word: str) -> str:
    return f"<mark>{escape(word)}</mark>"


def _sentences(line: str) -> list[str]:
    ended = SENTENCE_END.sub(r"\1\n", line).split("\n")
    pieces = (" ".join(piece.split()) for piece in ended)
    return [part for piece in pieces if piece for part in _cut(piece)]


def _cut(sentence: str) -> list[str]:
    """A sentence, or its parts if it is far too long, cut between words where there are any."""
    parts = []
    while len(sentence) > 2 * PASSAGE_LENGTH:
        at = sentence.rfind(" ", 1, PASSAGE_LENGTH) + 1 or PASSAGE_LENGTH
        parts.append(sentence[:at].strip())
        sentence = sentence[at:]
    return [*parts, sentence]


def _pack(sentences: list[str]) -> list[str]:
    """Sentences joined as long as they fit in one passage."""
    packed: list[str] = []
    for sentence in sentences:
        if packed and len(packed[-1]) + len(sentence) < PASSAGE_LENGTH:
            packed[-1] = f"{packed[-1]} {sentence}"
        else:
            packed.append(sentence)
    return packed
