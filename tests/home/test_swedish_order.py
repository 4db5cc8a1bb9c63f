"""Swedish alphabetical order."""

import pytest

from home.swedish_order import swedish_key


@pytest.mark.parametrize(
    "ordered",
    [
        ["Arboga", "Zinkgruvan", "Åre", "Ängelholm", "Örebro"],
        ["Vara", "Växjö", "Waxholm"],
        ["Örby", "Örebro", "Örebro län"],
        ["cafe", "café", "caféer"],
        ["a", "Å", "ä", "Ö"],
        ["Allt", "”Bara en gata”", "(Cirka) tio", "– Du då?", "Ö"],
    ],
)
def test_order(ordered):
    assert sorted(set(ordered), key=swedish_key) == ordered


def test_what_has_no_letter_is_its_own_key():
    assert swedish_key("…")[0] == "…"


def test_composed_and_decomposed_letters_sort_alike():
    assert swedish_key("A\u030are")[0] == swedish_key("Åre")[0]
