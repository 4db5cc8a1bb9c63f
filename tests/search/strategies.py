"""Random corpora and random searches, made of few words so that they meet often."""

import datetime

from hypothesis import strategies as st

from search.enums import Sort
from search.facets import PARAMETERS
from search.questions.matching import Scope
from search.records.record import Attachment, FacetTerm, Record
from search.request import PAGE_SIZES, SearchRequest

TEXT = """
    bostad bostäder bostadens skola skolor trygghet trygga område områden områdenas barn unga jobb
    bostadssegregation segregation skolgård gård
    förening öppna åtgärd mål mal vård värd och för med samverkan Örebro örebros 2024 långsiktigt
"""
WORDS = TEXT.split()
VALUES = ["ett", "två", "tre", "fyra-å"]
KEYS = ["public", "3", "3+7", "12"]

texts = st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)
terms = st.sampled_from(VALUES).map(
    lambda value: FacetTerm(VALUES.index(value), value, value.upper())
)
facets = st.dictionaries(
    st.sampled_from(PARAMETERS), st.lists(terms, min_size=1, max_size=3, unique=True).map(tuple)
)
moments = st.integers(0, 5).map(
    lambda day: datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC) + datetime.timedelta(days=day)
)

attachments = st.builds(
    Attachment,
    id=st.integers(1, 9),
    title=texts,
    url=st.just("/dokument/1/fil.pdf"),
    pages=st.lists(texts, max_size=3).map(tuple),
    numbered=st.booleans(),
)


def records(pk):
    return st.builds(
        Record,
        id=st.just(pk),
        type=st.sampled_from(["exempel", "nyhet", "sida"]),
        title=texts,
        url=st.just(f"/sida-{pk}/"),
        updated=moments,
        visibility=st.sampled_from(KEYS),
        summary=texts,
        body=st.lists(texts, max_size=3).map("\n".join),
        keywords=st.lists(texts, max_size=2).map(tuple),
        facets=facets,
        attachments=st.lists(attachments, max_size=2).map(tuple),
    )


corpora = st.integers(0, 14).flatmap(
    lambda size: st.tuples(*(records(pk) for pk in range(1, size + 1))).map(list)
)
scopes = st.builds(
    Scope,
    visibility=st.lists(st.sampled_from(KEYS), unique=True).map(tuple),
    hidden_ids=st.frozensets(st.integers(1, 14), max_size=2),
)


phrases = st.lists(st.sampled_from(WORDS), min_size=1, max_size=2).map(" ".join)
asked = st.one_of(
    st.sampled_from(WORDS),
    st.sampled_from(WORDS),
    phrases.map("”{}”".format),
    st.sampled_from(WORDS).map("-{}".format),
)


@st.composite
def requests(draw):
    request = SearchRequest(per_page=draw(st.sampled_from(PAGE_SIZES)))
    request = request.with_words(" ".join(draw(st.lists(asked, max_size=6))))
    for parameter in draw(st.lists(st.sampled_from(PARAMETERS), max_size=3)):
        request = request.with_value(parameter, draw(st.sampled_from([*VALUES, "saknas"])))
    return request.with_sort(draw(st.sampled_from(Sort)))
