"""Editors look after synonyms and protected words on the editor's side."""

import pytest
from django.urls import reverse

from search.models import ProtectedWord, SynonymRule

pytestmark = pytest.mark.django_db
SYNONYM, WORD = SynonymRule.snippet_viewset, ProtectedWord.snippet_viewset


@pytest.fixture
def editor(client, administrator):
    client.force_login(administrator)
    return client


def test_a_rule_is_added_with_the_words_that_a_link_brings(editor):
    address = reverse(SYNONYM.get_url_name("add"))
    form = editor.get(address, {"sokord": "Kolonilott"})
    assert b"kolonilott" in form.content.lower()
    editor.post(address, {"rule": "kolonilott => odling", "note": ""})
    assert SynonymRule.objects.filter(rule="kolonilott => odling").exists()


def test_a_rule_that_says_nothing_is_explained_and_kept_in_the_form(editor):
    answer = editor.post(reverse(SYNONYM.get_url_name("add")), {"rule": "ensamt ord", "note": ""})
    assert "Skriv minst två olika uttryck" in answer.content.decode()
    assert "ensamt ord" in answer.content.decode()


def errors(client, viewset, **fields):
    answer = client.post(reverse(viewset.get_url_name("add")), {"note": "", **fields})
    return answer.context["form"].errors


@pytest.mark.parametrize("rule", ["xqqe = skola", "xqqe => skola => lärare", "skola, skolor"])
def test_a_rule_that_cannot_be_read_is_told_how_to_be_written(rule, editor):
    [[said]] = errors(editor, SYNONYM, rule=rule).values()
    assert "med komma emellan, eller med =>" in said


@pytest.mark.parametrize("rule", ["xqqe =>", "=> skola", "=>"])
def test_an_arrow_wants_something_on_both_sides(rule, editor):
    [[said]] = errors(editor, SYNONYM, rule=rule).values()
    assert "varje sida" in said


def test_what_is_empty_or_there_already_is_told_once_and_plainly(editor):
    assert [len(said) for said in errors(editor, SYNONYM, rule=" ").values()] == [1]
    assert [len(said) for said in errors(editor, WORD, word=" ").values()] == [1]
    SynonymRule.objects.create(rule="xqqe, skola")
    ProtectedWord.objects.create(word="delmos")
    assert errors(editor, SYNONYM, rule="xqqe, skola")["rule"] == ["Den regeln finns redan."]
    assert errors(editor, WORD, word="Delmos")["word"] == ["Ordet är redan skyddat."]


def test_a_stop_word_cannot_be_protected(editor):
    [said] = errors(editor, WORD, word="Och")["word"]
    assert "småord" in said


@pytest.mark.parametrize("word", ["C++", "AT&T", "två ord", "e-post", "=>"])
def test_what_is_no_single_word_cannot_be_protected(word, editor):
    [said] = errors(editor, WORD, word=word)["word"]
    assert "bokstäver och siffror" in said


def test_a_protected_word_is_added_in_lower_case(editor):
    editor.post(reverse(WORD.get_url_name("add")), {"word": "Delmos", "note": "Ett namn"})
    assert ProtectedWord.objects.get().word == "delmos"


@pytest.mark.parametrize("viewset", [SYNONYM, WORD])
def test_members_may_not(client, member, viewset):
    client.force_login(member)
    assert client.get(reverse(viewset.get_url_name("add"))).status_code == 302
