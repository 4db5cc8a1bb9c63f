"""What editors know of the language counts at once, and what is closed stays closed."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.utils import timezone

from home.models import GlossaryTermPage
from search.models import OutboxEntry, ProtectedWord, SynonymRule
from search.questions import editors_words
from search.swedish import protect
from search.swedish.synonyms import SynonymIndex
from tests import factories
from tests.factories import LearningExamplePageFactory, restrict

pytestmark = pytest.mark.django_db


@pytest.fixture
def titled(tree, committed):
    """`titled("Namn", …)`: published examples with these titles and nothing else in their text."""

    def make(*titles, parent=None):
        with committed():
            return [
                LearningExamplePageFactory(parent=parent or tree.examples, title=title)
                for title in titles
            ]

    return make


def answer(client, query):
    return client.get("/api/v1/sok/", {"q": query}).json()


def test_a_new_rule_counts_for_the_next_search(titled, found):
    titled("Kolloverksamheten")
    assert found("q=sommarläger") == []
    SynonymRule.objects.create(rule="sommarläger, kolloverksamhet")
    assert found("q=sommarläger") == ["Kolloverksamheten"]
    SynonymRule.objects.filter(rule__startswith="sommarläger").delete()
    assert found("q=sommarläger") == []


def test_forms_of_a_glossary_term_are_synonyms_for_all_only_if_all_may_read_it(
    tree, titled, found, committed
):
    titled("Kolloverksamheten")
    with committed():
        term = factories.GlossaryTermPageFactory(
            parent=tree.glossary, title="Sommarläger", alternative_forms="kolloverksamhet"
        )
    assert "Kolloverksamheten" in found("q=sommarläger")
    with committed():
        restriction = restrict(tree.news)
    assert "Kolloverksamheten" in found("q=sommarläger")
    with committed():  # the same restriction, on another page
        restriction.page = term
        restriction.save()
    assert found("q=sommarläger") == []


def test_words_count_at_once_however_they_are_changed(tree, titled, found, committed):
    titled("Kolloverksamheten")
    rule = SynonymRule.objects.create(rule="sommarläger, kolloverksamhet")
    with committed():
        term = factories.GlossaryTermPageFactory(
            parent=tree.glossary, title="Sommarvistelse", alternative_forms="vistelse"
        )
    assert "Kolloverksamheten" not in found("q=sommarvistelse")
    with committed():  # without a version of its own
        term.alternative_forms = "kolloverksamhet"
        term.save()
    assert "Kolloverksamheten" in found("q=sommarvistelse")
    GlossaryTermPage.objects.update(alternative_forms="")
    SynonymRule.objects.filter(pk=rule.pk).update(rule="sommarläger, koloni")
    assert "Kolloverksamheten" not in found("q=sommarvistelse")
    assert found("q=sommarläger") == []


def test_a_glossary_term_is_no_synonym_from_the_moment_that_it_expires(
    tree, titled, found, committed
):
    titled("Kolloverksamheten")
    end = timezone.now() + timedelta(hours=1)
    with committed():
        factories.GlossaryTermPageFactory(
            parent=tree.glossary,
            title="Sommarläger",
            alternative_forms="kolloverksamhet",
            expire_at=end,
        )
    assert "Kolloverksamheten" in found("q=sommarläger")
    with time_machine.travel(end + timedelta(seconds=1)):
        assert found("q=sommarläger") == []


def test_a_protected_word_is_neither_inflected_nor_split(titled, found, committed):
    titled("Hos Stadsbodarna")
    assert found("q=stadsbod") == ["Hos Stadsbodarna"]
    with committed():
        ProtectedWord.objects.create(word="Stadsbodarna")
    assert found("q=stadsbod") == []
    assert found("q=stadsbodarna") == ["Hos Stadsbodarna"]
    with committed():
        ProtectedWord.objects.all().delete()
    assert found("q=stadsbod") == ["Hos Stadsbodarna"]


def test_a_correction_is_told_and_can_be_declined(titled, client):
    titled("Trygghetsvandringar")
    told = answer(client, "trygghetsvnadringar")
    assert told["corrected_query"] == "trygghetsvandringar"
    assert told["total"] == 1
    declined = answer(client, '"trygghetsvnadringar"')
    assert (declined["corrected_query"], declined["total"]) == (None, 0)


def test_a_slip_in_a_compound_that_no_text_has_finds_its_parts(titled, client):
    titled("Trygghet och skapande", "Trygghet och ridning")
    told = answer(client, "tryghetsskapande")
    assert (told["corrected_query"], told["total"]) == ("trygghetsskapande", 1)
    assert answer(client, "ridningsskappande")["corrected_query"] is None  # on no page together


def test_nobody_is_corrected_to_a_word_that_they_may_not_read(
    tree, titled, client, committed, member, members
):
    with committed():
        closed = factories.StandardPageFactory(parent=tree.home, title="Medlemmar")
        factories.StandardPageFactory(parent=closed, title="Hemlighetsrummet")
        restrict(closed, members)
    assert answer(client, "hemligehtsrummet")["corrected_query"] is None
    client.force_login(member)
    assert answer(client, "hemligehtsrummet")["corrected_query"] == "hemlighetsrummet"


def test_nor_to_a_word_of_a_page_that_was_hidden_a_moment_ago(titled, client, committed):
    page = titled("Hemlighetsrummet")[0]
    assert answer(client, "hemligehtsrummet")["corrected_query"] == "hemlighetsrummet"
    page.unpublish()  # noted, not yet in the index
    assert answer(client, "hemligehtsrummet")["corrected_query"] is None


@pytest.mark.parametrize("rule", ["ensam", "", "=>", "skola =>", "skola, skolor", ",,"])
def test_a_rule_that_says_nothing_is_refused(rule):
    with pytest.raises(ValidationError):
        SynonymRule(rule=rule).full_clean()


@pytest.mark.parametrize("word", ["två ord", "e-tjänst", "", "!"])
def test_a_protected_word_is_one_word(word):
    with pytest.raises(ValidationError):
        ProtectedWord(word=word).full_clean()


def test_the_starter_rules_are_all_sound():
    rules = SynonymRule.objects.all()
    assert len(rules) > 100
    for rule in rules:
        rule.full_clean(validate_unique=False)


def test_another_note_on_a_protected_word_is_no_reason_to_read_every_page_anew(example):
    word = ProtectedWord.objects.create(word="stadsbodarna")
    OutboxEntry.objects.all().delete()
    word.note = "Ett namn"
    word.save()
    assert not OutboxEntry.objects.exists()
    word.word = "stadsbodar"
    word.save()
    assert OutboxEntry.objects.filter(page_id=example.pk).exists()


def test_a_phrase_is_read_by_the_protected_words_in_a_process_that_has_read_nothing_yet(
    titled, found, committed, monkeypatch
):
    with committed():
        ProtectedWord.objects.create(word="stadsbodarna")
    titled("Hos Stadsbodarna")
    monkeypatch.setattr(editors_words, "_kept", editors_words._Kept((), SynonymIndex(())))
    protect(())
    assert found('q="stadsbodarna"') == ["Hos Stadsbodarna"]
