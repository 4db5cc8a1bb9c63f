"""What every engine must do with words: which are needed, what counts how much, what is marked."""

import pytest

from search.questions.matching import Scope
from search.records.record import FacetTerm
from search.request import SearchRequest
from search.swedish import terms
from search.swedish.vocabulary import VocabularyWord
from tests.search.small_index import PUBLIC, apply, fill, ids, record


class WordsContract:
    """The part of the contract that is about words."""

    @pytest.mark.parametrize(
        ("q", "found"),
        [
            ("skola", [1, 2, 4]),
            ("skola jobb", [1, 2, 4]),  # few have both, so one is enough
            ("skola skola skola", [1, 2, 4]),
            ("jobb bostad", [1]),
            ("skolgården", [4]),
            ("bostadsskola", []),
            ("”barn i skolan”", [2]),
            ("”skolan barn”", []),
            ("skola -barn", [1, 4]),
            ("-barn", [1, 4]),
            ("skola -”jobb barn”", [1, 2, 4]),
            ("”", [1, 2, 3, 4]),
        ],
    )
    def test_matching_rule(self, engine, q, found):
        titles = ["Skola och jobb", "Barn i skolan", "Barn", "En skolgård"]
        fill(engine, [record(pk, title) for pk, title in enumerate(titles, start=1)])
        assert sorted(ids(engine, q)) == found

    def test_every_word_is_needed_where_enough_records_have_them_all(self, engine):
        both = [record(pk, "Skola och jobb") for pk in range(1, 11)]
        fill(engine, [*both, record(11, "Skola"), record(12, "Jobb")])
        assert sorted(ids(engine, "skola jobb", per_page=20)) == list(range(1, 11))
        fill(engine, [*both[1:], record(11, "Skola"), record(12, "Jobb")])
        assert sorted(ids(engine, "skola jobb", per_page=20)) == list(range(2, 13))

    def test_a_compound_is_found_by_its_parts_where_few_records_have_it(self, engine):
        whole = [record(pk, "Bostadssegregation") for pk in range(1, 11)]
        parts = record(11, "Segregation", body="Om bostad och mer om annat")
        fill(engine, [*whole, parts])
        assert sorted(ids(engine, "bostadssegregation", per_page=20)) == list(range(1, 11))
        fill(engine, [*whole[1:], parts])
        assert sorted(ids(engine, "bostadssegregation", per_page=20)) == list(range(2, 12))

    def test_a_search_is_widened_only_where_that_finds_more(self, engine):
        fill(engine, [record(1, "Bostadssegregation"), record(2, "Skola och jobb")])
        compound, words = SearchRequest(q="bostadssegregation"), SearchRequest(q="skola jobb")
        assert [engine.search(each, PUBLIC).widened for each in (compound, words)] == [False, False]
        apply(engine, (3, record(3, "Segregation", body="Om bostad")), (4, record(4, "Skola")))
        assert [engine.search(each, PUBLIC).widened for each in (compound, words)] == [True, True]

    def test_filters_do_not_decide_which_words_are_needed(self, engine):
        term = FacetTerm(0, "boende", "Boende")
        both = [record(pk, "Skola och jobb") for pk in range(1, 11)]
        one = record(11, "Skola", facets={"omrade": (term,)})
        fill(engine, [*both, one])
        request = SearchRequest(q="skola jobb").with_value("omrade", "boende")
        assert engine.search(request, PUBLIC).total == 0

    def test_the_whole_word_counts_for_more_than_its_parts(self, engine):
        apart = record(1, "Segregation", body="Om bostad och mer om annat")
        whole = record(2, "Bostadssegregation", body="Om annat och mer om ännu annat")
        fill(engine, [apart, whole])
        assert ids(engine, "bostadssegregation") == [2, 1]

    def test_words_in_a_row_count_for_more_than_words_apart(self, engine):
        apart = record(1, "Text", body="öppen dörr och tidig förskola")
        together = record(2, "Text", body="dörr och tidig öppen förskola")
        fill(engine, [apart, together])
        assert ids(engine, "öppen förskola") == [2, 1]

    def test_a_part_is_marked_inside_its_compound(self, engine):
        fill(engine, [record(1, "Om bostadssegregationen")])
        result = engine.search(SearchRequest(q="segregation"), PUBLIC).results[0]
        assert result.title_html == "Om bostads<mark>segregationen</mark>"

    def test_the_vocabulary_holds_the_words_of_a_scope(self, engine):
        fill(
            engine,
            [
                record(1, "Bostadssegregation", body="och skolor"),
                record(2, "Skolor", visibility="3"),
            ],
        )
        found = [(VocabularyWord.decode(text), n) for text, n in engine.vocabulary(PUBLIC)]
        assert {(word.word, word.parts, n) for word, n in found} == {
            ("bostadssegregation", tuple(terms("bostad segregation")), 1),
            ("skolor", (), 1),
        }
        assert engine.vocabulary(Scope(())) == []
