"""The project's own judged questions: what a practitioner would ask of the demonstration content.

`data/judged/` holds 100 questions of seven kinds and the pages that answer them (2: the answer, 1: of
use too), judged from titles, summaries and the beginnings of the pages. They are asked the way a visitor
asks, through the whole search.
"""

import json
from collections import defaultdict
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import transaction
from django.test import override_settings
from wagtail.models import Page

from search.answers import find
from search.evaluation import DEPTH, score
from search.request import SearchRequest
from search.sync.indexing import rebuild

JUDGED = Path(__file__).parent / "data" / "judged"
FLOORS = {"MRR@10": 0.89, "recall@10": 0.93, "nDCG@10": 0.88}  # a little below what is measured

pytestmark = pytest.mark.django_db


def rows(name):
    text = (JUDGED / f"{name}.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


@pytest.fixture(scope="module", autouse=True)
def demo(django_db_setup, django_db_blocker, tmp_path_factory):
    """The demonstration content and an index over it, made once for the tests of this file."""
    own = {**settings.SEARCH, "INDEX_DIR": tmp_path_factory.mktemp("judged") / "index"}
    with (
        django_db_blocker.unblock(),
        override_settings(SEARCH=own),
        transaction.atomic(),
    ):
        call_command("demo", verbosity=0)
        rebuild()
        yield
        transaction.set_rollback(True)


def found(text):
    """The slugs of the ten best results, as a visitor gets them."""
    results = find(SearchRequest().with_words(text), None).results
    return [result.url.rstrip("/").rsplit("/", 1)[-1] for result in results[:DEPTH]]


def judged():
    """(kind, question, its three figures) for each question."""
    right = defaultdict(set)
    for row in rows("qrels"):
        right[row["query"]].add(row["doc"])
    return [
        (query["kind"], query["text"], score(found(query["text"]), right[query["id"]]))
        for query in rows("queries")
    ]


def means(figures):
    columns = zip(FLOORS, zip(*figures, strict=True), strict=True)
    return {name: round(sum(column) / len(figures), 3) for name, column in columns}


def report(asked):
    """The figures of each kind, and the questions whose best answer does not come first."""
    kinds = {kind: [row[2] for row in asked if row[0] == kind] for kind, _, _ in asked}
    lines = [f"{kind} ({len(figures)}): {means(figures)}" for kind, figures in kinds.items()]
    lines += [f"{figures[0]:.2f} {text}" for _, text, figures in asked if figures[0] < 1]
    return "\n".join(lines)


def test_there_are_a_hundred_questions_and_each_is_judged():
    questions = rows("queries")
    assert len({question["text"] for question in questions}) == 100
    assert {row["query"] for row in rows("qrels")} == {question["id"] for question in questions}


def test_the_pages_that_are_wanted_exist():
    wanted = {row["doc"] for row in rows("qrels")}
    assert wanted <= set(Page.objects.live().values_list("slug", flat=True))


def test_visitors_find_what_they_ask_for():
    asked = judged()
    reached = means([figures for _, _, figures in asked])
    below = {name: mean for name, mean in reached.items() if mean < FLOORS[name]}
    assert not below, report(asked)


def test_whoever_asks_for_the_next_meeting_is_led_to_the_meetings():
    assert found("När är nästa möte?")[0] == found("nästa nätverksmöte")[0] == "moten"


@pytest.mark.parametrize(
    ("asked", "other"),
    [
        ("organiserad brottslighet", "brottslighet organiserad"),
        ("kriminella nätverk", "nätverk kriminella"),
        ("arbetslösa unga", "unga arbetslösa"),
    ],
)
def test_a_rule_of_synonyms_takes_nothing_away(asked, other):
    assert found(asked)
    assert len(found(asked)) >= min(DEPTH, len(found(other)))
