"""What every engine must do. A file for each engine inherits this with a fixture `engine`."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.engines.base import Change
from search.enums import Sort
from search.questions.matching import Scope
from search.records.record import Attachment, FacetTerm
from search.request import SearchRequest
from search.results import Source
from tests.search import strategies as own
from tests.search.oracle import Oracle
from tests.search.small_index import PUBLIC, apply, fill, ids, record
from tests.search.words_contract import WordsContract

EXAMPLES = settings(
    max_examples=15,
    suppress_health_check=[
        HealthCheck.differing_executors,  # one class for each engine inherits the test
        HealthCheck.function_scoped_fixture,
        HealthCheck.too_slow,
    ],
)


def every_id(engine, request, scope):
    """Ids of all pages of a search, in their order."""
    found, page = [], 1
    while chunk := engine.search(request.with_page(page), scope, facets=()).results:
        found += [result.id for result in chunk]
        page += 1
    return found


def counts(results):
    return {f.parameter: {v.value: v.count for v in f.values} for f in results.facets}


@pytest.mark.django_db
class EngineContract(WordsContract):
    """The contract. Subclasses give a fixture `engine` with an empty index."""

    @EXAMPLES
    @given(own.corpora, st.lists(st.tuples(own.requests(), own.scopes), min_size=8, max_size=8))
    def test_agrees_with_the_oracle(self, engine, corpus, searches):
        fill(engine, corpus)
        for request, scope in searches:
            self.check(engine, Oracle(corpus, scope), request, scope)

    @EXAMPLES
    @given(own.corpora, st.data())
    def test_agrees_with_the_oracle_after_changes(self, engine, corpus, data):
        fill(engine, corpus)
        current = {each.id: each for each in corpus}
        for pk in data.draw(st.lists(st.integers(1, 16), max_size=6)):
            new = data.draw(st.none() | own.records(pk))
            apply(engine, (pk, new))
            current = {key: old for key, old in current.items() if key != pk}
            current |= {pk: new} if new else {}
        request, scope = data.draw(own.requests()), data.draw(own.scopes)
        self.check(engine, Oracle(current.values(), scope), request, scope)
        assert engine.digests() == {pk: each.digest for pk, each in current.items()}

    def check(self, engine, oracle, request, scope):
        results = engine.search(request, scope)
        assert results.total == engine.count(request, scope) == len(oracle.ids(request))
        assert counts(results) == oracle.counts(request)
        found = every_id(engine, request, scope)
        assert len(found) == len(set(found))
        assert set(found) == oracle.ids(request)
        newest = request.with_sort(Sort.NEWEST)
        assert every_id(engine, newest, scope) == oracle.newest_first(request)
        assert every_id(engine, request.with_sort(Sort.TITLE), scope) == oracle.by_title(request)

    def test_an_empty_index_answers(self, engine):
        results = engine.search(SearchRequest(), PUBLIC)
        assert (results.total, results.results) == (0, ())
        assert engine.status().documents == 0

    def test_the_revision_changes_with_the_index(self, engine):
        before = engine.revision()
        assert engine.revision() == before
        apply(engine, (1, record(1, "Hus")))
        assert engine.revision() != before

    def test_a_throwaway_engine_leaves_this_one_alone(self, engine):
        fill(engine, [record(1, "Hus")])
        with engine.throwaway() as other:
            fill(other, [record(2, "Träd")])
            assert ids(other) == [2]
        assert ids(engine) == [1]

    def test_title_counts_for_more_than_text(self, engine):
        filler = "helt annat här i texten"
        in_text = record(1, f"{filler} ett", summary="segregation")
        in_title = record(2, "segregation och annat", summary=filler)
        fill(engine, [in_text, in_title])
        assert ids(engine, "segregation") == [2, 1]

    def test_equal_scores_are_ordered_by_id_on_every_page(self, engine):
        fill(engine, [record(pk, "Lika") for pk in range(90, 50, -1)])
        apply(engine, (95, record(95, "Lika")), (10, record(10, "Lika")))
        first, second = ids(engine, "lika"), ids(engine, "lika", page=2)
        assert first == [10, *range(51, 60)]
        assert second == list(range(60, 70))

    def test_swedish_letters_come_last_by_title(self, engine):
        titles = ["Örebro", "zon", "Ängel", "Ale", "Åmål", "Éclair", "ale"]
        fill(engine, [record(pk, title) for pk, title in enumerate(titles)])
        found = [titles[pk] for pk in ids(engine, sort=Sort.TITLE)]
        assert found == ["Ale", "ale", "Éclair", "zon", "Åmål", "Ängel", "Örebro"]

    def test_nothing_is_visible_without_a_key(self, engine):
        fill(engine, [record(1, "Öppen"), record(2, "Sluten", visibility="3+7")])
        assert ids(engine, scope=Scope(())) == []
        assert ids(engine, scope=Scope(("3", "7"))) == []
        assert ids(engine, scope=Scope(("public", "3+7"))) == [2, 1]

    def test_hidden_pages_are_neither_found_nor_counted(self, engine):
        term = FacetTerm(0, "boende", "Boende")
        fill(engine, [record(pk, "Hus", facets={"omrade": (term,)}) for pk in (1, 2)])
        results = engine.search(SearchRequest(), Scope(("public",), frozenset({2})))
        assert [result.id for result in results.results] == [1]
        assert counts(results)["omrade"] == {"boende": 1}
        assert [
            hit.id for hit in engine.suggest(["hu"], Scope(("public",), frozenset({1})), 9)
        ] == [2]

    def test_any_number_of_pages_may_be_hidden(self, engine):
        """A closed branch of the tree: more than the 65,536 values that Elasticsearch's `terms` takes."""
        closed = Scope(("public",), frozenset(range(2, 70_002)))
        fill(engine, [record(pk, "Hus") for pk in (1, 2, 40_000, 70_001, 70_002)])
        assert sorted(ids(engine, "hus", closed)) == [1, 70_002]
        assert engine.count(SearchRequest(), closed) == 2
        assert sorted(hit.id for hit in engine.suggest(["hu"], closed, 9)) == [1, 70_002]
        assert [count for _word, count in engine.vocabulary(closed)] == [2]

    def test_a_renamed_value_is_one_value_while_the_index_catches_up(self, engine):
        old, new = FacetTerm(1, "boende", "Bostad"), FacetTerm(1, "boende", "Boende")
        fill(engine, [record(1, facets={"omrade": (old,)}), record(2, facets={"omrade": (new,)})])
        assert counts(engine.search(SearchRequest(), PUBLIC))["omrade"] == {"boende": 2}

    def test_excerpt_and_title_are_marked_and_escaped(self, engine):
        body = "Först något annat.\n<script>alert(1)</script> Bostäderna & skolan byggdes om."
        fill(engine, [record(1, "Bostad <b>först</b>", summary="Kort.", body=body)])
        result = engine.search(SearchRequest(q="bostad skolor"), PUBLIC).results[0]
        assert result.title_html == "<mark>Bostad</mark> &lt;b&gt;först&lt;/b&gt;"
        assert "<mark>Bostäderna</mark> &amp; <mark>skolan</mark>" in result.excerpt_html
        assert "<script>" not in result.excerpt_html

    def test_an_attachment_is_searched_and_named_as_the_source(self, engine):
        report = Attachment(7, "Slutrapport", "/dokument/7/r.pdf", ("Försättsblad.", "Om cyklar."))
        letter = Attachment(8, "Brev", "/dokument/8/b.docx", ("Om bussar.",), numbered=False)
        fill(engine, [record(1, "Hus", summary="Om tåg.", attachments=(report, letter))])

        def source(q):
            result = engine.search(SearchRequest(q=q), PUBLIC).results[0]
            return result.excerpt_html, result.attachment

        assert source("cyklar") == ("Om <mark>cyklar</mark>.", Source(*report[:3], page=2))
        assert source("bussar") == ("Om <mark>bussar</mark>.", Source(*letter[:3]))
        assert source("slutrapport") == ("<mark>Slutrapport</mark>", Source(*report[:3]))
        assert source("tåg") == ("Om <mark>tåg</mark>.", None)
        assert source("") == ("Om tåg.", None)

    def test_the_pages_own_words_are_preferred_to_those_of_attachments(self, engine):
        report = Attachment(7, "Rapport", pages=("Om cyklar och bussar.",))
        fill(engine, [record(1, "Hus", body="Om cyklar.", attachments=(report,))])
        assert engine.search(SearchRequest(q="cyklar"), PUBLIC).results[0].attachment is None
        assert engine.search(SearchRequest(q="cyklar bussar"), PUBLIC).results[0].attachment

    def test_a_result_shows_what_was_stored(self, engine):
        places = (FacetTerm(0, "ale", "Ale"), FacetTerm(0, "amal", "Åmål"))
        stored = record(1, "Hus", summary="Kort.", facets={"kommun": places}, demonstration=True)
        fill(engine, [stored])
        result = engine.search(SearchRequest(), PUBLIC).results[0]
        assert (result.url, result.excerpt, result.demonstration) == ("/sida-1/", "Kort.", True)
        assert result.municipalities == ["Ale", "Åmål"]
        assert result.updated == stored.updated

    def test_paging_ends_at_the_window(self, engine):
        fill(engine, [record(1, "Hus")])
        assert ids(engine, "hus", page=1001, per_page=10) == []
        assert ids(engine, page=10**9, per_page=50) == []

    def test_suggestions_begin_as_the_words_typed(self, engine):
        titles = {
            1: "Åmål är tryggt",
            2: "Otrygg",
            3: "”Trygghet i Ale”",
            4: "Åmål",
            5: "Bostadsbolag",
        }
        fill(engine, [record(pk, title) for pk, title in titles.items()])

        def suggested(*prefixes):
            return [hit.id for hit in engine.suggest(prefixes, PUBLIC, 10)]

        assert suggested("trygg") == [3, 1]
        assert suggested("åm", "try") == suggested("try", "åm") == [1]
        assert suggested("am") == []
        assert suggested(".*") == []
        assert suggested("bol") == [5]  # a word inside another
        assert suggested("stad") == []

    def test_titles_that_begin_as_what_was_typed_come_before_any_number_of_others(self, engine):
        others = [record(pk, f"Alla skolor {pk}") for pk in range(1, 40)]
        fill(engine, [*others, record(90, "Skolan mitt i byn"), record(91, "Skolk")])
        assert [hit.id for hit in engine.suggest(["sko"], PUBLIC, 4)] == [90, 91, 1, 10]

    def test_a_rebuild_replaces_everything_at_once(self, engine):
        fill(engine, [record(1, "Gammal")])
        with engine.rebuild() as new:
            new.add([record(2, "Ny")])
            assert ids(engine) == [1]
            new.apply([Change(2, None), Change(3, record(3, "Nyare"))])
            with engine.writing():
                new.swap()
        assert ids(engine) == [3]

    def test_an_abandoned_rebuild_changes_nothing(self, engine):
        fill(engine, [record(1, "Gammal")])
        with engine.rebuild() as new:
            new.add([record(2, "Ny")])
        assert ids(engine) == [1]

    def test_applying_twice_is_applying_once(self, engine):
        for _ in range(2):
            apply(engine, (1, record(1, "Hus")), (2, None))
        assert engine.status().documents == 1

    def test_odd_text_is_indexed_and_asked_for(self, engine):
        odd = "\x00 \ud800 \u202e }{\"'\\ * AND title:x [1 TO 2] ~ ^ " + "å" * 70_000
        clean = odd.replace("\ud800", "")
        fill(engine, [record(1, clean[:250], body=clean)])
        for q in ('"', "*", "title:x", "[1 TO 2]", "AND OR NOT", "a" * 200, "\\", "}{"):
            engine.search(SearchRequest(q=q), PUBLIC)
