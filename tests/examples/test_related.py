"""Examples to read next."""

import pytest

from examples.models import LearningExamplePage, RelatedExample
from tests.factories import LearningExamplePageFactory, restrict


@pytest.fixture
def words(vocabularies):
    return list(vocabularies.factors.values()), list(vocabularies.themes.values())


@pytest.fixture
def example(tree, words):
    factors, themes = words
    return LearningExamplePageFactory(parent=tree.examples, factors=factors[:2], themes=themes[:2])


@pytest.fixture
def others(tree, words):
    """Four others: nothing in common, one factor, a theme, a theme and a factor."""
    factors, themes = words
    shapes = [(factors[4:], themes[6:]), (factors[:1], themes[6:]), (factors[4:], themes[:1])]
    shapes.append((factors[:1], themes[:1]))
    return [
        LearningExamplePageFactory(parent=tree.examples, factors=f, themes=t) for f, t in shapes
    ]


def related(example, request=None):
    return [page.pk for page in LearningExamplePage.objects.related_to(example, request)]


def test_those_with_most_in_common_come_first(example, others):
    factor, theme, both = (page.pk for page in others[1:])
    assert related(example) == [both, theme, factor]


def test_the_editors_choice_replaces_the_computed(example, others):
    example.related_overrides = [RelatedExample(related=page) for page in (others[0], others[2])]
    example.save()
    assert related(example) == [others[0].pk, others[2].pk]


def test_a_private_example_is_not_recommended(example, others, members):
    restrict(others[3], members)
    assert others[3].pk not in related(example)


def test_a_private_example_is_not_recommended_even_when_chosen(example, others, members):
    example.related_overrides = [RelatedExample(related=others[0])]
    example.save()
    restrict(others[0], members)
    assert related(example) == []
