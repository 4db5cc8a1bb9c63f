"""Rules of a learning example."""

import datetime

import pytest
from django.core.exceptions import ValidationError

from examples.enums import Evidence
from examples.rubric import RUBRIC
from tests.factories import LearningExamplePageFactory


@pytest.fixture
def example(tree, vocabularies):
    factors = list(vocabularies.factors.values())
    return LearningExamplePageFactory(parent=tree.examples, factors=[factors[3], factors[0]])


def test_cannot_end_before_it_starts(example):
    example.end = example.start - datetime.timedelta(days=1)
    with pytest.raises(ValidationError) as error:
        example.full_clean()
    assert "före startdatumet" in str(error.value)


def test_a_summary_has_room_for_300_characters_and_no_more(example):
    example.summary = "å" * 300
    example.full_clean()
    example.summary = "å" * 301
    with pytest.raises(ValidationError):
        example.full_clean()


def test_factors_come_in_the_vocabularys_order(example):
    assert [factor.slug for factor in example.factors] == [
        "langsiktighet",
        "tidiga-och-forebyggande-insatser",
    ]


def test_only_sections_with_a_text_are_told(example):
    assert [name for name, _, _ in example.sections] == ["challenge", "approach", "results"]


def test_the_rubric_covers_every_level_in_order():
    assert [level.evidence for level in RUBRIC] == list(Evidence)
    assert [level.step for level in RUBRIC] == [1, 2, 3, 4]


def test_the_rubric_is_published(client, tree):
    html = client.get("/exempel/evidens/").content.decode()
    assert all(str(level.evidence.label) in html for level in RUBRIC)
    assert all(f'id="{level.evidence.value}"' in html for level in RUBRIC)
