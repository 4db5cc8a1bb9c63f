"""Fragments: kept by all that they show, so that nobody gets what was rendered for other values."""

import pytest
from django.utils.safestring import mark_safe

from home.fragments import filled, fragment, pieces

SIGN = "components/sign.html"


def test_a_fragment_is_what_its_template_renders():
    assert 'href="/static/img/signs.svg#rings"' in fragment(SIGN, sign="rings")
    assert fragment(SIGN, sign="rings") is fragment(SIGN, sign="rings")
    assert fragment(SIGN, sign="rings") != fragment(SIGN, sign="links")


def test_equal_values_of_different_kinds_are_kept_apart():
    unsafe, safe = "<i>", mark_safe("<i>")
    assert "#&lt;i&gt;" in fragment(SIGN, sign=unsafe)
    assert "#<i>" in fragment(SIGN, sign=safe)
    assert "#&lt;i&gt;" in fragment(SIGN, sign=unsafe)
    one, yes = (fragment("components/evidence.html", label=value, step=1) for value in (1, True))
    assert ("1<span" in one, "True<span" in yes) == (True, True)


def test_a_fragment_comes_in_pieces_around_its_gaps():
    before, after = pieces("components/evidence.html", "label", step=2)
    assert before.endswith("</span>")
    assert after.startswith("<span")
    assert fragment("components/evidence.html", label="Prövad", step=2) == f"{before}Prövad{after}"


def test_gaps_that_the_template_lacks_are_refused():
    with pytest.raises(ValueError, match="0 gaps, not 1"):
        pieces(SIGN, "nothing", sign="rings")


def test_only_plain_values_are_taken():
    with pytest.raises(TypeError, match="sign"):
        fragment(SIGN, sign=object())
    with pytest.raises(TypeError, match="sign"):
        fragment(SIGN, sign=("rings", ["links"]))


def test_what_fills_a_gap_is_escaped_unless_it_is_html():
    html = [
        filled("components/evidence.html", {"label": text}, step=2)
        for text in ("<i>", mark_safe("<i>"))
    ]
    assert "&lt;i&gt;" in html[0]
    assert "</span><i><span" in html[1]
    assert filled("components/evidence.html", {"label": "Prövad"}, step=2) == fragment(
        "components/evidence.html", label="Prövad", step=2
    )
