"""The demonstration content: whole, labelled, without real addresses, and loaded only once."""

import datetime
import re

import pytest
from django.core.management import call_command
from django.db import transaction
from django.urls import reverse
from wagtail.images import get_image_model
from wagtail.models import Page, PageLogEntry, Site

from examples.counts import counts_by_theme, factor_counts
from examples.enums import Evidence, Status
from examples.models import LearningExamplePage, TaggedExample
from home.models import NewsPage, TargetGroup
from network.models import LessonPage, MeetingPage, NetworkPage, User
from portal.demo.content import CONTENT
from search.documents import texts
from search.models import DocumentText, PromotedResult, ProtectedWord, SynonymRule

E_MAIL = re.compile(r"[\w.+-]+@[\w.-]+")
AUTUMN = datetime.datetime(2026, 11, 25, tzinfo=datetime.UTC)  # two meetings held, two to come


pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def demo(django_db_setup, django_db_blocker):
    """A portal with the demonstration content, loaded once for the tests of this file.

    Each test runs in a savepoint inside the transaction that holds the content.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("demo", verbosity=0)
        yield
        transaction.set_rollback(True)


def test_there_is_enough_to_look_at():
    found = LearningExamplePage.objects.visible_to(None)
    assert found.filter(demonstration=True).count() >= 30
    assert found.filter(demonstration=False).count() == 4
    assert NetworkPage.objects.count() == 2
    assert MeetingPage.objects.count() == 4
    held = MeetingPage.objects.held(AUTUMN)
    assert len(held) == 2
    assert all(page.notes for page in held)
    assert LessonPage.objects.count() >= 3


def test_every_facet_has_something_to_show():
    found = LearningExamplePage.objects.visible_to(None)
    assert all(row.count for row in factor_counts(found))
    assert all(row.count for row in counts_by_theme(found))
    assert set(found.values_list("status", flat=True)) == set(Status.values)
    assert set(found.values_list("evidence", flat=True)) == set(Evidence.values)
    groups = found.values_list("target_groups", flat=True).distinct()
    assert set(groups) >= set(TargetGroup.objects.values_list("pk", flat=True))
    assert TaggedExample.objects.values("tag").distinct().count() >= 25
    assert found.values("municipalities__county").distinct().count() >= 16
    assert found.values("municipalities__group").distinct().count() == 9


def test_documents_are_offered_with_type_and_size(client):
    page = LearningExamplePage.objects.get(slug="alla-sexaringar-simmar")
    html = client.get(page.url).content.decode()
    assert "Simkunnighet i årskurs två" in html
    assert "csv" in html.lower()


def test_invented_examples_are_labelled_and_true_ones_name_their_source():
    for page in LearningExamplePage.objects.filter(demonstration=False):
        assert page.source, page.title
    assert all(page.source_name for page in NewsPage.objects.all())


def test_every_page_would_be_accepted_from_an_editor():
    for page in Page.objects.filter(depth__gt=1).specific():
        page.full_clean()
        for name in ("body", "notes"):
            value = getattr(page, name, None)
            if hasattr(value, "stream_block"):
                value.stream_block.clean(value)


def test_every_address_is_a_function_at_example_org():
    texts = (path.read_text(encoding="utf-8") for path in CONTENT.rglob("*.toml"))
    found = {address.rstrip(".") for text in texts for address in E_MAIL.findall(text)}
    assert found
    assert {address for address in found if not address.endswith("@example.org")} == set()


def test_a_second_run_changes_nothing(settings):
    before = state()
    call_command("demo", verbosity=0)
    assert state() == before


def state():
    """Everything a second run could have made more of."""
    return (
        list(Page.objects.order_by("pk").values_list("pk", "latest_revision_id", "path")),
        get_image_model().objects.count(),
        list(User.objects.order_by("pk").values_list("username", "password")),
        PageLogEntry.objects.count(),
    )


def test_whole_addresses_follow_the_setting(settings):
    site = Site.objects.get(is_default_site=True)
    assert site.root_url == settings.WAGTAILADMIN_BASE_URL


def test_passwords_are_generated_and_readable_by_the_owner_only(settings):
    path = settings.VAR_DIR / "demo-accounts.txt"
    assert path.stat().st_mode & 0o777 == 0o600
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    assert {name for name, _ in rows} >= set(User.objects.values_list("username", flat=True))
    assert all(len(password) >= 12 for _, password in rows)


def test_the_members_page_is_closed(client):
    assert client.get("/for-medlemmar/").status_code == 302
    client.force_login(User.objects.get(username="medlem"))
    assert client.get("/for-medlemmar/").status_code == 200


@pytest.mark.parametrize(("username", "sees_the_state"), [("redaktor", False), ("granskare", True)])
def test_editors_see_the_report_and_look_after_what_visitors_find(client, username, sees_the_state):
    client.force_login(User.objects.get(username=username))
    assert client.get("/admin/sokrapport/").status_code == 200
    for model in (PromotedResult, SynonymRule, ProtectedWord):
        add = reverse(model.snippet_viewset.get_url_name("add"))
        assert client.get(add).status_code == 200
    assert (client.get("/admin/sokmotorn/").status_code == 200) is sees_the_state


def test_the_text_of_every_document_can_be_searched():
    texts.note_missing()
    texts.read_waiting()
    found = DocumentText.objects.select_related("document")
    assert found
    assert {text.document.title: text.status for text in found if text.status != "sokbar"} == {}
    report = found.get(document__title="Uppföljning av simundervisningen")
    assert "Hårtorkarna" in report.pages[2]
