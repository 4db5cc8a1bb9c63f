"""What a query means: spelling, synonyms, words written apart, and what of it counts."""

from search.questions.interpretation import corrected_text, interpret, verbatim_text
from search.questions.matching import Field, Scope, plan
from search.request import SearchRequest
from search.swedish import part_terms, term_of, terms, words
from search.swedish.synonyms import SynonymIndex, parse_rule
from search.swedish.vocabulary import Vocabulary, encoded_words


def speller(*texts):
    return Vocabulary((code, 1) for code in encoded_words(words("\n".join(texts))))


def synonyms(*rules):
    return SynonymIndex(map(parse_rule, rules))


def looked_for(question):
    """For each clause what would do, as sets of terms in the field that holds everything."""
    return [
        {leaf.terms for row in clause.alternatives for leaf in row if leaf.field is not Field.TITLE}
        for clause in question.clauses
    ]


def row(text):
    return tuple(terms(text))


def test_stop_words_ask_for_nothing_and_a_word_twice_counts_once():
    assert len(interpret("skolan och skolor i staden").clauses) == 2
    assert interpret("och i").clauses == ()


def test_a_compound_is_found_by_itself_and_in_a_wider_sense_by_all_its_parts():
    (clause,) = interpret("bostadssegregation").clauses
    assert {leaf.terms for row in clause.alternatives for leaf in row} == {
        (term_of("bostadssegregation"),)
    }
    assert [{leaf.terms[0] for leaf in row} for row in clause.wider] == [
        set(part_terms("bostadssegregation"))
    ]
    assert interpret("skola").clauses[0].wider == ()


def test_a_part_of_a_compound_counts_once_however_it_is_asked_for():
    boosts = interpret("bostadssegregation bostad").boosts
    boosted = [leaf.terms for leaf in boosts if leaf.field is Field.ALL]
    assert boosted.count(row("segregation")) == 1
    assert row("bostad") not in boosted


def test_words_written_apart_become_the_word_that_the_texts_have():
    question = interpret("bostads segregation", speller("Bostadssegregationen"))
    assert (term_of("bostadssegregation"),) in looked_for(question)[0]
    parts = set(part_terms("bostadssegregation"))
    assert {leaf.terms[0] for leaf in question.clauses[0].alternatives[-1]} == parts
    assert {leaf.terms[0] for (leaf,) in question.clauses[0].wider} == parts
    assert len(interpret("bostads segregation", speller("segregation")).clauses) == 2


def test_a_word_that_a_space_has_split_is_made_whole():
    texts = speller("Långsiktighet och förebyggande arbete", "hand bok")
    for typed, meant in (("lång siktighet", "långsiktighet"), ("för ebyggande", "förebyggande")):
        question = interpret(typed, texts)
        assert looked_for(question) == looked_for(interpret(meant, texts))
        assert question.corrections == {}
    assert len(interpret("lång handbok", texts).clauses) == 2


def test_two_words_are_not_one_because_a_text_has_it():
    texts = speller("Gången till målet", "Tillgången")
    assert looked_for(interpret("till gången", texts)) == looked_for(interpret("gången"))
    assert looked_for(interpret("sam verkan", speller("verkan", "samverkan"))) == [
        {(term_of("samverkan"),)}
    ]
    assert len(interpret("sam verkan", speller("verkan", "samverkan", "sam")).clauses) == 2


def test_a_slip_is_put_right_and_told():
    question = interpret("trygghetsvandrng i Ale", speller("Trygghetsvandringar i Ale"))
    assert dict(question.corrections) == {"trygghetsvandrng": "trygghetsvandringar"}
    text = "Trygghetsvandrng i Ale"
    assert corrected_text(text, question.corrections) == "trygghetsvandringar i Ale"
    assert verbatim_text(text, question.corrections) == '"Trygghetsvandrng" i Ale'


def test_what_stands_in_quotation_marks_is_left_as_it_is():
    question = interpret("”trygghetsvandrng”", speller("trygghetsvandring"), synonyms("a, b"))
    assert question.corrections == {}
    assert [leaf.terms for leaf in question.required] == [row("trygghetsvandrng")]


def test_synonyms_will_do_and_weigh_less():
    question = interpret("sfi", synonyms=synonyms("sfi, svenska för invandrare"))
    (clause,) = question.clauses
    weights = {leaf.terms: leaf.weight for r in clause.alternatives for leaf in r}
    assert row("svenska invandrare") in weights
    assert (
        weights[row("svenska invandrare")]
        < {
            leaf.terms: leaf.weight
            for r in clause.alternatives
            for leaf in r
            if leaf.field is Field.ALL
        }[row("sfi")]
    )


def test_a_rule_of_several_words_is_one_clause_stop_words_and_all():
    rules = synonyms("sfi, svenska för invandrare")
    question = interpret("svenska för invandrare i Ale", synonyms=rules)
    assert len(question.clauses) == 2
    assert row("sfi") in looked_for(question)[0]
    assert len(interpret("svenska invandrare", synonyms=rules).clauses) == 2


def test_a_one_way_rule_goes_one_way():
    rules = synonyms("flykting => nyanländ")
    assert row("nyanländ") in looked_for(interpret("flyktingar", synonyms=rules))[0]
    assert row("flykting") not in looked_for(interpret("nyanländ", synonyms=rules))[0]


def test_neighbours_are_a_boost_and_not_a_demand():
    question = interpret("öppna förskolan i Ale")
    assert row("öppna förskolan") in {leaf.terms for leaf in question.boosts}


def test_what_a_record_is_found_by_is_marked_and_rows_only_as_rows():
    rules = synonyms("skolsegregation, skolval, likvärdig skola")
    question = interpret("skolsegregation ”öppen dörr”", synonyms=rules)
    assert question.marked == set(terms("skolsegregation skolval"))
    assert set(question.marked_rows) == {row("likvärdig skola"), row("öppen dörr")}


def test_the_parts_of_a_compound_are_marked_where_they_are_enough():
    question = interpret("fritid")
    widened = plan(SearchRequest(q="fritid"), Scope(()), question).widened().question
    assert question.marked == {term_of("fritid")}
    assert widened.marked == {term_of("fritid"), *part_terms("fritid")}


def test_all_words_of_an_expression_will_do_and_in_a_wider_sense_any():
    rules = synonyms("organiserad brottslighet, gängkriminalitet")
    (clause,) = interpret("organiserad brottslighet", synonyms=rules).clauses
    apart = {(term,) for term in terms("organiserad brottslighet")}
    assert [{leaf.terms for leaf in way} for way in clause.alternatives] == [
        {row("organiserad brottslighet")},
        {row("gängkriminalitet")},
        apart,
    ]
    assert {leaf.terms for (leaf,) in clause.wider} == apart


def test_a_synonym_that_stop_words_would_turn_about_is_left_out():
    rules = synonyms("arbetslöshet, utan arbete, arbetslös")
    (found,) = looked_for(interpret("arbetslöshet", synonyms=rules))
    assert found == {row("arbetslöshet"), row("arbetslös")}


def test_corrections_leave_phrases_and_what_is_left_out_alone():
    corrections = {"trgyga": "trygga"}
    text = 'trgyga "trgyga stad" -trgyga'
    assert corrected_text(text, corrections) == 'trygga "trgyga stad" -trgyga'
    assert verbatim_text(text, corrections) == '"trgyga" "trgyga stad" -trgyga'
