"""The words that editors look after, as the search uses them: synonyms, glossary terms, protected words.

Each process keeps them in memory; one small question to the database before a search tells whether
anything has changed since, in whichever process.
"""

from dataclasses import dataclass, field
from typing import Any

from django.db import DatabaseError, models
from django.db.models import Count, Max, QuerySet, Value
from django.db.models.functions import Cast
from wagtail.models import Page

from home.access import all_restrictions
from home.models import GlossaryTermPage
from home.prepared import Prepared
from search.models import ProtectedWord, SynonymRule
from search.swedish import protect
from search.swedish.synonyms import Rule, SynonymIndex, parse_rule, starter_rules, words_of

Stamp = tuple[Any, ...]


@dataclass
class _Kept:
    """What was read last, and of which state of the database."""

    stamp: Stamp | None = None
    synonyms: SynonymIndex = field(default_factory=lambda: SynonymIndex(()))


_kept = _Kept()


def synonyms() -> SynonymIndex:
    """The rules of synonyms as they are now; protected words are brought up to date on the way."""
    refresh()
    return _kept.synonyms


def synonyms_or_starters() -> SynonymIndex:
    """The rules as they are now, or those of a new portal where there is no database yet."""
    try:
        return synonyms()
    except DatabaseError:
        return SynonymIndex(map(parse_rule, starter_rules()))


def refresh() -> None:
    """Read everything again if something has changed since it was read."""
    stamp = _stamp()
    if stamp != _kept.stamp:
        protect(ProtectedWord.objects.values_list("word", flat=True))
        _kept.synonyms = SynonymIndex([*_edited_rules(), *_glossary_rules()])
        _kept.stamp = stamp


def _edited_rules() -> list[Rule]:
    return [rule.parsed for rule in SynonymRule.objects.all()]


def _glossary_rules() -> list[Rule]:
    """A term of the glossary and its other forms are equal; only terms that everyone may read."""
    terms = GlossaryTermPage.objects.visible_to(None)
    rules = (Rule.between(words_of(form) for form in term.forms) for term in terms)
    return [rule for rule in rules if rule.says_something]


def _stamp() -> Stamp:
    """Number and latest change of every kind of row that is read, and what is closed; two queries."""
    return (*_states.rows(), *all_restrictions())


def _state(kind: int, rows: QuerySet[Any], changed: str) -> QuerySet[Any, tuple[Any, ...]]:
    grouped = rows.order_by().annotate(kind=Value(kind)).values("kind")
    latest = Cast(Max(changed), models.CharField())  # kinds of one type, to be put in one answer
    return grouped.annotate(number=Count("pk"), latest=latest).values_list(
        "kind", "number", "latest"
    )


def _live_terms() -> QuerySet[Any]:
    """Published terms of the glossary, by their type: a database joins two tables of pages slowly."""
    kind = {"content_type__app_label": "home", "content_type__model": "glossarytermpage"}
    return Page.objects.live().filter(**kind)


_states = Prepared(
    lambda: _state(0, SynonymRule.objects.all(), "updated_at").union(
        _state(1, ProtectedWord.objects.all(), "updated_at"),
        _state(2, _live_terms(), "last_published_at"),
        _state(3, _live_terms(), "path"),
        all=True,
    )
)
