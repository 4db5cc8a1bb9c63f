"""Counting examples: by factor, theme, municipality and on the map, for the one who asks."""

import pytest

from examples.counts import (
    counts_by_theme,
    factor_counts,
    municipality_counts,
    theme_factor_map,
)
from examples.enums import Evidence
from examples.models import LearningExamplePage
from tests.factories import LearningExamplePageFactory, municipality, restrict


@pytest.fixture
def words(vocabularies):
    return list(vocabularies.factors.values()), list(vocabularies.themes.values())


@pytest.fixture
def three_examples(tree, words):
    factors, themes = words
    first = LearningExamplePageFactory(
        parent=tree.examples,
        factors=factors[:2],
        themes=themes[:2],
        municipalities=[municipality("boras"), municipality("ale")],
        evidence=Evidence.FOLLOWED_UP,
    )
    second = LearningExamplePageFactory(
        parent=tree.examples,
        factors=factors[1:3],
        themes=themes[:1],
        municipalities=[municipality("boras")],
        evidence=Evidence.EFFECT_EVALUATED,
    )
    draft = LearningExamplePageFactory(parent=tree.examples, factors=factors, themes=themes)
    draft.unpublish()
    return first, second, draft


def seen():
    return LearningExamplePage.objects.visible_to(None)


def test_counts_by_factor_in_the_vocabularys_order(three_examples, words):
    counted = factor_counts(seen())
    assert [row.term for row in counted] == words[0]
    assert [row.count for row in counted] == [1, 2, 1, 0, 0]


def test_counts_by_theme(three_examples):
    assert [row.count for row in counts_by_theme(seen())] == [2, 1, 0, 0, 0, 0, 0]


def test_counts_by_theme_within_a_factor(three_examples, words):
    told = seen().filter(factor_tellings__factor=words[0][1])
    assert [row.count for row in counts_by_theme(told)] == [2, 1, 0, 0, 0, 0, 0]


def test_counts_by_municipality(three_examples):
    counts = municipality_counts(seen())
    assert counts == {municipality("boras").pk: 2, municipality("ale").pk: 1}


def test_the_map_agrees_with_counting_by_hand(three_examples, words):
    factors, _ = words
    drawn = theme_factor_map(seen())
    assert drawn.factors == factors
    for theme, row in drawn.rows:
        for cell in row:
            by_hand = [
                page
                for page in seen()
                if theme in page.themes.all() and cell.factor in page.factors
            ]
            assert cell.count == len(by_hand)
            best = max((page.evidence_level.step for page in by_hand), default=None)
            assert (cell.best.step if cell.best else None) == best


def test_the_map_takes_three_queries(three_examples, django_assert_num_queries):
    visible = seen()
    with django_assert_num_queries(3):
        theme_factor_map(visible)


def test_a_private_example_is_counted_for_members_only(three_examples, members):
    restrict(three_examples[0], members)
    assert [row.count for row in factor_counts(seen())] == [0, 1, 1, 0, 0]
    assert [cell.count for _, row in theme_factor_map(seen()).rows for cell in row][:5] == [
        0,
        1,
        1,
        0,
        0,
    ]
