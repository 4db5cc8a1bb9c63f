"""What each kind of page becomes: what is searched, counted and shown."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from examples.enums import Evidence, Status
from network.models import AgendaItem
from search.records.registry import BUILDERS, all_records, count_records, records_of
from tests import factories
from tests.factories import restrict

pytestmark = pytest.mark.django_db


def record_of(page):
    return records_of([page.pk])[page.pk]


def values(record, parameter):
    return [term.value for term in record.facets.get(parameter, ())]


def text(record):
    return " ".join((record.title, record.summary, record.body, *record.keywords))


def test_a_learning_example(tree, vocabularies):
    page = factories.LearningExamplePageFactory(
        parent=tree.examples,
        title="Öppen förskola",
        summary="Kort &amp; gott.",
        municipalities=[factories.municipality("orebro"), factories.municipality("laxa")],
        organisations=[factories.OrganisationFactory(name="Region Örebro län")],
        other_actors="två föreningar",
        themes=[vocabularies.themes["utbildning"], vocabularies.themes["boende"]],
        target_groups=[vocabularies.target_groups["barn"]],
        factors=[vocabularies.factors["langsiktighet"]],
        status=Status.FINISHED,
        evidence=Evidence.EVALUATED,
        start=datetime.date(2019, 1, 1),
        tags=["lekplats"],
        shortcomings="<p>Hyran var <b>för</b> hög.</p><ul><li>Ett</li><li>Två</li></ul>",
        demonstration=True,
    )
    record = record_of(page)
    assert (record.type, record.title, record.url) == (
        "exempel",
        "Öppen förskola",
        f"/exempel/{page.slug}/",
    )
    assert record.demonstration
    assert record.visibility == "public"
    assert values(record, "typ") == ["exempel"]
    assert values(record, "faktor") == ["langsiktighet"]
    assert set(values(record, "omrade")) == {"utbildning", "boende"}
    assert values(record, "malgrupp") == ["barn"]
    assert set(values(record, "kommun")) == {"orebro", "laxa"}
    assert values(record, "lan") == ["orebro-lan"]
    assert values(record, "ar") == ["2019"]
    assert values(record, "status") == ["avslutad"]
    assert values(record, "evidens") == ["utvarderad"]
    assert values(record, "tagg") == ["lekplats"]
    assert record.labels["omrade"] == ["Boende", "Utbildning"]
    assert "Hyran var för hög.\nEtt\nTvå" in record.body
    for words in ("Region Örebro län", "två föreningar", "Laxå", "Så arbetade vi", "lekplats"):
        assert words in text(record)
    assert "@example.org" not in text(record)


def test_a_meeting_with_its_notes(tree, vocabularies):
    page = factories.MeetingPageFactory(
        parent=tree.meetings,
        start=datetime.datetime(2025, 12, 31, 23, 30, tzinfo=datetime.UTC),
        end=datetime.datetime(2026, 1, 1, 2, 0, tzinfo=datetime.UTC),
        notes=[
            ("heading", "Beslut"),
            ("quote", {"text": "Vi fortsätter.", "attribution": "rektor"}),
            ("facts", {"title": "Siffror", "text": "<p>Tre av fyra.</p>"}),
        ],
        themes=[vocabularies.themes["boende"]],
    )
    AgendaItem.objects.create(
        meeting=page, title="Kartläggning", description="Så gör vi.", presenter="analytiker"
    )
    record = record_of(page)
    assert record.type == "mote"
    assert values(record, "ar") == ["2026"]  # the year in Sweden
    for words in (
        "Beslut",
        "Vi fortsätter.",
        "Tre av fyra.",
        "Kartläggning",
        "analytiker",
    ):
        assert words in text(record)


def test_a_lesson_is_found_under_its_module(tree, vocabularies):
    module = factories.ModulePageFactory(
        parent=tree.modules,
        themes=[vocabularies.themes["boende"]],
        target_groups=[vocabularies.target_groups["medarbetare"]],
    )
    lesson = factories.LessonPageFactory(
        parent=module,
        body=[("questions", {"title": "Prata", "items": ["Vem når ni inte?"]})],
    )
    record = record_of(lesson)
    assert record.type == "utbildning"
    assert (values(record, "omrade"), values(record, "malgrupp")) == (["boende"], ["medarbetare"])
    assert "Vem når ni inte?" in record.body


def test_news_are_dated_by_their_date(tree):
    page = factories.NewsPageFactory(parent=tree.news, date=datetime.date(2024, 5, 6))
    record = record_of(page)
    assert (record.type, record.updated.date(), values(record, "ar")) == (
        "nyhet",
        datetime.date(2024, 5, 6),
        ["2024"],
    )


def test_a_term_is_found_by_its_other_forms(tree):
    page = factories.GlossaryTermPageFactory(
        parent=tree.glossary, title="Segregation", alternative_forms="boendesegregation", summary=""
    )
    record = record_of(page)
    assert record.type == "begrepp"
    assert record.summary == "Vad ordet betyder."
    assert "boendesegregation" in record.keywords


def test_theme_aliases_are_searched(tree, vocabularies):
    theme = vocabularies.themes["boende"]
    theme.aliases = "bostad\nhyresrätt"
    theme.save()
    record = record_of(factories.NewsPageFactory(parent=tree.news, themes=[theme]))
    assert {"bostad", "hyresrätt"} <= set(record.keywords)


def test_a_page_carries_the_restrictions_above_it(tree):
    page = factories.NewsPageFactory(parent=tree.news)
    upper, own = restrict(tree.news), restrict(page)
    assert record_of(page).visibility == "+".join(map(str, sorted((upper.pk, own.pk))))


def test_only_published_pages_have_records(tree):
    page = factories.NewsPageFactory(parent=tree.news, live=False)
    assert records_of([page.pk]) == {}


def test_text_is_cleaned():
    from search.records.text import lines, one_line, plain

    assert one_line(" a\u0000b\u200f \n c\u030a ") == "a b c̊"
    assert one_line("A\u030a") == "Å"
    assert one_line("bostads\xadsegre\u200bgation \ufeffi\x07dag \uf0b7ett") == (
        "bostadssegregation i dag ett"
    )
    assert lines([plain("<p>Ett</p><p>två &lt;3</p>"), "", "tre"]) == "Ett\ntvå <3\ntre"


def test_every_page_model_with_an_address_has_a_builder():
    from wagtail.models import get_page_models

    from home.models import BasePage, HomePage

    models = {m for m in get_page_models() if issubclass(m, BasePage)}
    assert models - {HomePage} == {builder.model for builder in BUILDERS}


@pytest.mark.parametrize("room", ["examples", "meetings", "networks", "news", "modules"])
def test_more_pages_need_no_more_queries(room, tree, vocabularies):
    def add(number):
        for place in ("orebro", "laxa", "askersund")[:number]:
            make_in(room, tree, vocabularies, factories.municipality(place))

    def queries():
        with CaptureQueriesContext(connection) as context:
            built = len(list(all_records()))
        assert built == count_records()
        return len(context)

    add(1)
    queries()  # Wagtail reads the site's root once and remembers it
    before = queries()
    add(3)
    assert queries() == before


def make_in(room, tree, vocabularies, place):
    topics = {
        "themes": list(vocabularies.themes.values()),
        "factors": list(vocabularies.factors.values()),
    }
    if room == "examples":
        factories.LearningExamplePageFactory(
            parent=tree.examples, municipalities=[place], tags=[place.slug], **topics
        )
    elif room == "meetings":
        network = factories.NetworkPageFactory(parent=tree.networks)
        meeting = factories.MeetingPageFactory(parent=tree.meetings, network=network, **topics)
        AgendaItem.objects.create(meeting=meeting, title="Punkt")
    elif room == "networks":
        factories.NetworkPageFactory(parent=tree.networks, members=[place])
    elif room == "news":
        factories.NewsPageFactory(parent=tree.news, **topics)
    else:
        module = factories.ModulePageFactory(parent=tree.modules, **topics)
        factories.LessonPageFactory(parent=module)
