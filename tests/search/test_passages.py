"""Which pieces of a page and of its attachments an excerpt is chosen from."""

import datetime

from hypothesis import given
from hypothesis import strategies as st

from search.engines.texts import texts_of
from search.passages import ATTACHED_CHARACTERS, OWN_PASSAGES, Passage, passages_of
from search.records.record import Attachment, Record

SENTENCE = "Ett helt stycke text om samma sak som alltid, utan något nytt ord. "


def record(**kwargs):
    return Record(
        1, "sida", "Titel", "/x/", datetime.datetime.now(datetime.UTC), "public", **kwargs
    )


@given(
    st.text(st.characters(exclude_categories=["C"])),
    st.none() | st.integers(0, 9),
    st.none() | st.integers(1, 99),
)
def test_a_passage_is_read_as_it_was_written(text, attachment, page):
    passage = Passage(text, attachment, page if attachment is not None else None)
    assert Passage.decode(passage.encode()) == passage


def test_the_pages_own_passages_come_first():
    paged = Attachment(7, "Rapport", pages=("Första sidan.", "", "Tredje sidan."))
    letter = Attachment(8, "Brev", pages=("Ett brev.",), numbered=False)
    assert passages_of(record(summary="Kort.", body="Brödtext.", attachments=(paged, letter))) == [
        Passage("Kort."),
        Passage("Brödtext."),
        Passage("Rapport", 0),
        Passage("Första sidan.", 0, 1),
        Passage("Tredje sidan.", 0, 3),
        Passage("Brev", 1),
        Passage("Ett brev.", 1),
    ]


def test_of_a_long_page_the_first_passages_are_kept_and_all_of_it_is_searched():
    texts = texts_of(record(body="\n".join([*[SENTENCE] * 500, "Slutord."])))
    assert len(texts.passages) == len(texts.lines) == OWN_PASSAGES
    assert "slutord" in texts.all


def test_of_a_long_attachment_the_passages_with_new_words_are_kept_in_order():
    pages = [SENTENCE * 9 for _ in range(300)]
    pages[50], pages[250] = "Kvalster.", "Blåsippa."
    report = Attachment(7, "Rapport", pages=tuple(pages))
    texts = texts_of(record(summary="Kort.", body=SENTENCE * 1000, attachments=(report,)))
    kept = [Passage.decode(line) for line in texts.passages]
    attached = [passage for passage in kept if passage.attachment is not None]
    length = sum(len(passage.text) for passage in attached)
    assert 0.99 * ATTACHED_CHARACTERS < length <= ATTACHED_CHARACTERS
    assert {("Kvalster.", 51), ("Blåsippa.", 251)} <= {(p.text, p.page) for p in attached}
    assert attached == sorted(attached, key=lambda p: p.page or 0)
