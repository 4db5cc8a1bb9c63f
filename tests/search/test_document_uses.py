"""A document knows the pages that offer it, however they were saved, so that closing it is never missed."""

import pytest
from django.core import serializers
from django.core.management import call_command
from wagtail.models import Page

from examples.models import FactorTelling
from home.models import PortalDocument
from search.documents.tasks import read_document
from search.sync.draining import drain
from search.sync.reconciling import differences
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def close(committed):
    """`close(document)`: moves it to a collection for those who have logged in."""

    def move(document):
        collection = factories.root_collection().add_child(name="Stängd")
        factories.close_collection(collection)
        document = PortalDocument.objects.get(pk=document.pk)
        document.collection = collection
        with committed():
            document.save()
        drain()

    return move


def link_to(document):
    return f'<p><a linktype="document" id="{document.pk}">rapport</a></p>'


@pytest.mark.parametrize("offered", ["in a block", "in a part"])
def test_pages_that_are_loaded_from_a_file(
    offered, document, offer, close, committed, found, tmp_path
):
    report = document("Det handlar om kvalster.")
    page = offer(report) if offered == "in a block" else offer()
    telling = page.factor_tellings.get()
    telling.text = link_to(report) if offered == "in a part" else ""
    with committed():
        telling.save()
    file = tmp_path / "page.json"
    file.write_text(serializers.serialize("json", [page.page_ptr, page, telling]))
    with committed():
        Page.objects.get(pk=page.pk).delete()
    with committed():
        call_command("loaddata", str(file), verbosity=0)
    assert found("q=kvalster") == ["Cykelskolan"]
    close(report)
    assert found("q=kvalster") == []
    assert not differences()


@pytest.mark.parametrize("linked", [False, True])
def test_a_document_that_comes_back_after_it_was_deleted(linked, document, offer, close, committed):
    report = document("Det handlar om kvalster.")
    offer(*[] if linked else [report])
    if linked:
        with committed():
            FactorTelling.objects.update(text=link_to(report))
    copy = PortalDocument.objects.get(pk=report.pk)
    with committed():
        report.delete()
    assert not differences()
    with committed():
        copy.save(force_insert=True)
    assert not differences()
    close(copy)
    assert not differences()


def test_with_a_worker_a_part_saved_by_itself(worker, tree, close, committed, found):
    with committed():
        report = factories.DocumentFactory(file__data=b"Om kvalster", file__filename="r.txt")
        factories.LearningExamplePageFactory(parent=tree.examples, title="Cykelskolan")
    read_document.call(report.pk)
    telling = FactorTelling.objects.get()
    telling.text = link_to(report)
    with committed():
        telling.save()
    drain()
    assert found("q=kvalster") == ["Cykelskolan"]
    close(report)
    assert found("q=kvalster") == []
    assert not differences()
