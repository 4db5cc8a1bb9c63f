"""The words that editors look after, as the search uses them: synonyms, glossary terms, protected words.

Each process keeps them in memory; one small question to the database before a search tells whether
anything has changed since, in whichever process and by whatever means.
"""

from dataclasses import dataclass
from threading import Lock
from typing import Any

from django.db import DatabaseError
from django.db.models import CharField, DateTimeField, F, QuerySet, Value
from django.db.models.functions import Cast
from django.utils import timezone
from wagtail.models import Page

from home.access import all_restrictions
from home.models import GlossaryTermPage
from home.prepared import Given, Prepared
from search.models import ProtectedWord, SynonymRule
from search.swedish import protect
from search.swedish.synonyms import Rule, SynonymIndex, parse_rule, starter_rules, words_of

State = tuple[Any, ...]


@dataclass(frozen=True)
class _Kept:
    """The rules of synonyms, and the state of the database that they were made from."""

    state: State
    synonyms: SynonymIndex


_kept = _Kept((), SynonymIndex(()))
_refreshing = Lock()


def synonyms() -> SynonymIndex:
    """The rules of synonyms as they are now; protected words are brought up to date on the way."""
    global _kept  # noqa: PLW0603 - one value for the process, changed as a whole
    kept = _kept
    if _state() == kept.state:
        return kept.synonyms
    with _refreshing:
        state = _state()  # before the words, which are then never older than it
        if state != _kept.state:
            protect(ProtectedWord.objects.values_list("word", flat=True))
            _kept = _Kept(state, SynonymIndex([*_edited_rules(), *_glossary_rules()]))
        return _kept.synonyms


def refresh() -> None:
    """Bring the protected words up to date before texts are analysed."""
    synonyms()


def synonyms_or_starters() -> SynonymIndex:
    """The rules as they are now, or those of a new portal where there is no database yet."""
    try:
        return synonyms()
    except DatabaseError:
        return SynonymIndex(map(parse_rule, starter_rules()))


def _edited_rules() -> list[Rule]:
    return [rule.parsed for rule in SynonymRule.objects.all()]


def _glossary_rules() -> list[Rule]:
    """A term of the glossary and its other forms are equal; only terms that everyone may read."""
    terms = GlossaryTermPage.objects.visible_to(None).exclude(expire_at__lte=timezone.now())
    rules = (Rule.between(words_of(form) for form in term.forms) for term in terms)
    return [rule for rule in rules if rule.says_something]


def _state() -> State:
    """Every word that is read, and what is closed; two quick queries, since the words are few.

    In no order that is promised: should it change, the words are read once more and are the same.
    """
    return (*_words.rows(timezone.now()), *all_restrictions())


def _live_terms() -> "QuerySet[Any]":
    """Published terms of the glossary, by their type: a database joins two tables of pages slowly."""
    kind = {"content_type__app_label": "home", "content_type__model": "glossarytermpage"}
    live = Page.objects.live().filter(**kind)
    return live.exclude(expire_at__lte=Given(0, DateTimeField()))


def _texts(kind: int, rows: "QuerySet[Any]", *fields: str) -> "QuerySet[Any, tuple[Any, ...]]":
    """The texts of rows and their keys, in columns of one type, to be put in one answer."""
    columns = {f"text{n}": Cast(F(name), CharField()) for n, name in enumerate(fields)}
    return rows.order_by().annotate(kind=Value(kind), **columns).values_list("kind", "pk", *columns)


_words = Prepared(
    lambda: _texts(0, SynonymRule.objects.all(), "rule", "note").union(
        _texts(1, ProtectedWord.objects.all(), "word", "note"),
        _texts(2, _live_terms(), "title", "path"),
        _texts(3, GlossaryTermPage.objects.all(), "alternative_forms", "pk"),
        all=True,
    )
)
