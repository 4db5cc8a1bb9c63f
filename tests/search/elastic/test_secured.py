"""A server that speaks TLS and asks for a key, reached by the settings that production reads."""

import json
import logging
import os
import subprocess
import sys
import time

import pytest
from django.core.management import call_command
from django.test import Client

from search.checks import check_search_settings
from search.engines import get_engine
from search.engines.base import UnavailableError
from search.models import OutboxEntry
from search.sync.draining import drain_quietly
from search.sync.indexing import rebuild
from search.sync.reconciling import differences
from tests.architecture.sources import ROOT
from tests.factories import LearningExamplePageFactory
from tests.search.elastic.certificates import make_authority
from tests.search.elastic.conftest import remove_indexes
from tests.search.elastic.proxy import running_proxy
from tests.search.small_index import PUBLIC, ids

pytestmark = pytest.mark.django_db
KEY = "ZW5yaWt0aWduw6Rzdg6bnljYQ=="
WRONG_KEY = "ZW5hbm5hbjpueWNrZWw3NzE3Nw=="
SEARCH_WITHIN = 2  # seconds
NOTICE = "Sökningen fungerar inte just nu"
SAYS_SEARCH = """
import json
from django.conf import settings
print(json.dumps(settings.SEARCH, default=str))
"""


@pytest.fixture(scope="module")
def authority(tmp_path_factory):
    return make_authority(tmp_path_factory.mktemp("certificates") / "ours")


@pytest.fixture(scope="module")
def stranger(tmp_path_factory):
    """An authority that has signed nothing of the server's."""
    return make_authority(tmp_path_factory.mktemp("certificates") / "strangers")


@pytest.fixture(scope="module")
def guard(server_url, authority):
    """The server, behind TLS and a key."""
    context = authority.server_context("DNS:localhost,IP:127.0.0.1")
    with running_proxy(server_url, context, KEY) as guard:
        yield guard


@pytest.fixture
def set_by(settings, options, guard, authority, tmp_path):
    """`set_by(ELASTICSEARCH_API_KEY="…")`: the settings that production reads from the environment."""
    right = {
        "SEARCH_ENGINE": "search.engines.elastic.ElasticEngine",
        "ELASTICSEARCH_URL": guard.url,
        "ELASTICSEARCH_API_KEY": KEY,
        "ELASTICSEARCH_CA_CERTS": str(authority.certificate),
        "ELASTICSEARCH_INDEX": options["index"],
        "DJANGO_SETTINGS_MODULE": "portal.settings.production",
        "SECRET_KEY": "only-for-tests",
        "VAR_DIR": str(tmp_path),
    }

    def read(**changed):
        command = [sys.executable, "-c", SAYS_SEARCH]
        said = subprocess.check_output(command, cwd=ROOT, env=os.environ | right | changed)
        settings.SEARCH = json.loads(said)

    return read


@pytest.fixture
def index(set_by, options, elasticsearch):
    """The portal's index on the server, made by way of the guard."""
    set_by()
    rebuild()
    yield options["index"]
    remove_indexes(elasticsearch, options["index"])


@pytest.fixture
def example(tree, committed, index):
    """A published example, in the index."""
    with committed():
        return LearningExamplePageFactory(parent=tree.examples, title="Cykelskolan", slug="cykel")


def said_by_the_check():
    return [(message.id, message.msg) for message in check_search_settings(None)]


def test_with_the_right_key_and_authority_everything_works(example, committed, client, guard):
    engine = get_engine()
    assert client.get("/api/v1/sok/?q=cykelskolan").json()["total"] == 1
    assert client.get("/sok/forslag/?q=cyk").json()["suggestions"]
    with committed():
        example.title = "Simskolan"
        example.save_revision().publish()
    assert [
        client.get(f"/api/v1/sok/?q=%22{word}%22").json()["total"]
        for word in ("simskolan", "cykelskolan")
    ] == [1, 0]
    revision = engine.revision()
    assert rebuild() == engine.status().documents
    assert engine.revision() != revision
    assert not differences()
    assert dict(engine.vocabulary(PUBLIC))
    with engine.throwaway() as other:
        assert other.problems()[0].id == "search.W002"
    assert said_by_the_check() == []
    call_command("check", fail_level="WARNING")


def wrong_key(guard, authority, stranger):
    return {"ELASTICSEARCH_API_KEY": WRONG_KEY}, "refuses the key"


def no_key(guard, authority, stranger):
    return {"ELASTICSEARCH_API_KEY": ""}, "refuses the key"


def strangers_certificate(guard, authority, stranger):
    return {"ELASTICSEARCH_CA_CERTS": str(stranger.certificate)}, "no safe connection"


def public_authorities(guard, authority, stranger):
    return {"ELASTICSEARCH_CA_CERTS": ""}, "no safe connection"


def broken_key(guard, authority, stranger):
    return {"ELASTICSEARCH_API_KEY": f"{KEY}\n"}, "cannot be sent"


def without_tls(guard, authority, stranger):
    plain = {"ELASTICSEARCH_URL": guard.url.replace("https", "http"), "ELASTICSEARCH_CA_CERTS": ""}
    return plain, "No search server answers"


MISTAKES = (
    (wrong_key, "search.W001"),
    (no_key, "search.W001"),
    (broken_key, "search.E009"),
    (strangers_certificate, "search.W001"),
    (public_authorities, "search.W001"),
    (without_tls, "search.W001"),
)


@pytest.mark.parametrize(("mistake", "told_as"), MISTAKES)
def test_with_a_mistake_search_is_away_and_says_so(
    mistake, told_as, example, set_by, guard, authority, stranger, committed, caplog
):
    changed, reason = mistake(guard, authority, stranger)
    set_by(**changed)
    visitor = Client(raise_request_exception=False)
    caplog.set_level(logging.DEBUG)
    with pytest.raises(UnavailableError, match=reason) as refused:
        ids(get_engine(), "cykelskolan")
    set_by(**changed)  # as when nobody has asked yet
    began = time.monotonic()
    answer = visitor.get("/sok/?q=cykelskolan")
    assert time.monotonic() - began < SEARCH_WITHIN
    assert (answer.status_code, NOTICE in answer.text) == (503, True)
    with committed():
        example.title = "Simskolan"
        example.save_revision().publish()
    assert not OutboxEntry.objects.waiting().exclude(attempts=0).exists()  # it is no page's fault
    assert visitor.get(example.url).status_code == 200
    (warning,) = said_by_the_check()
    assert warning[0] == told_as
    for said in (caplog.text, answer.text, warning[1], repr(refused.value), str(refused.value)):
        assert KEY not in said
        assert WRONG_KEY not in said
    set_by()
    drain_quietly()
    assert visitor.get("/api/v1/sok/?q=simskolan").json()["total"] == 1
    assert said_by_the_check() == []


@pytest.mark.parametrize(
    ("mistake", "setting"),
    [
        (wrong_key, "ELASTICSEARCH_API_KEY"),
        (no_key, "ELASTICSEARCH_API_KEY"),
        (strangers_certificate, "ELASTICSEARCH_CA_CERTS"),
        (public_authorities, "ELASTICSEARCH_CA_CERTS"),
    ],
)
def test_the_check_names_the_setting_to_put_right(
    mistake, setting, set_by, guard, authority, stranger
):
    set_by(**mistake(guard, authority, stranger)[0])
    (message,) = check_search_settings(None)
    assert setting in message.hint


def test_a_certificate_for_another_host_is_not_taken(server_url, authority, set_by):
    context = authority.server_context("DNS:search.example.org")
    with running_proxy(server_url, context, KEY) as other:
        set_by(ELASTICSEARCH_URL=other.url)
        ((name, said),) = said_by_the_check()
        assert other.seen == 0
    assert name == "search.W001"
    assert "no safe connection" in said


def test_a_file_of_no_certificates(set_by, tmp_path):
    path = tmp_path / "ca.pem"
    path.write_text("Not a certificate\n")
    set_by(ELASTICSEARCH_CA_CERTS=str(path))
    assert [name for name, _said in said_by_the_check()] == ["search.E006"]
    with pytest.raises(UnavailableError, match="no safe connection"):
        ids(get_engine(), "ord")
