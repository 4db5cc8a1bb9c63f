"""Reading the whole index, with what others put in it."""

import io
import subprocess
import sys

import pytest
from django.core.management import call_command
from django.db import transaction

from search.engines import get_engine
from tests.architecture.sources import ROOT
from tests.search.small_index import fill, record

pytestmark = pytest.mark.django_db
ENDS_WITHIN = 60  # seconds
READS_ON_AND_ON = """
import os, sys
import django
django.setup()
from search.engines.elastic import ElasticEngine, engine
engine.READ_AT_ONCE = 1
elastic = ElasticEngine([sys.argv[1]], ".", index=sys.argv[2])
engine._digest = None
try:
    elastic.digests()
except TypeError:
    print("told")
"""


def test_documents_that_others_put_in_the_index(elastic_engine, elasticsearch):
    ours = [record(pk) for pk in (1, 2)]
    fill(elastic_engine, ours)
    for pk in ("2", "3", "of-another-kind"):
        elasticsearch.index(index=elastic_engine._indexes.alias, id=pk, document={}, refresh=True)
    found = elastic_engine.digests()
    assert found.keys() == {1, 2, 3}
    assert found[1] == ours[0].digest
    assert found[2] != ours[1].digest  # so that it is mended


def test_a_reading_that_fails_half_way_does_not_keep_the_process(
    elastic_engine, server_url, options
):
    fill(elastic_engine, [record(pk) for pk in range(5)])
    command = [sys.executable, "-c", READS_ON_AND_ON, server_url, options["index"]]
    said = subprocess.check_output(command, cwd=ROOT, text=True, timeout=ENDS_WITHIN)
    assert said == "told\n"


def test_a_repair_tells_how_much_it_mended(index, elasticsearch, tree, monkeypatch):
    # As outside a transaction, where what is noted is applied before the command goes on.
    monkeypatch.setattr(transaction, "on_commit", lambda act, **_how: act())
    call_command("search", "rebuild", stdout=io.StringIO())
    elasticsearch.delete(index=get_engine()._indexes.alias, id=str(tree.news.pk), refresh=True)
    said = io.StringIO()
    call_command("search", "sync", "--repair", stdout=said)
    assert said.getvalue() == f"missing: 1 pages ({tree.news.pk})\nApplied 1 changes.\n"
