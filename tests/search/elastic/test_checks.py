"""Misconfiguration, and a server or an index amiss, are told by `manage.py check`."""

import time

import certifi
import pytest
from django.core.management import CommandError, call_command

from search.checks import check_search_settings
from search.engines import EngineError, get_engine
from tests.search.small_index import fill, ids
from tests.servers import free_port

ENGINE = "search.engines.elastic.ElasticEngine"
HTTPS = ["https://search.invalid:9200"]
CERTIFICATES = certifi.where()
pytestmark = pytest.mark.django_db


@pytest.fixture
def found(settings, options):
    """`found(index="X")`: ids of what the check says with other options."""

    def check(**changed):
        settings.SEARCH = {"ENGINE": ENGINE, **options, **changed}
        return [message.id for message in check_search_settings(None)]

    return check


@pytest.mark.parametrize(
    ("changed", "ids"),
    [
        ({"url": []}, ["search.E005"]),
        ({"url": ["localhost:9200"]}, ["search.E005"]),
        ({"url": ["https://search.example.org"]}, ["search.E005"]),
        ({"url": ["https://search.example.org:port"]}, ["search.E005"]),
        ({"url": ["http://search.example.org:70000"]}, ["search.E005"]),
        ({"url": HTTPS, "ca_certs": "nowhere/ca.pem"}, ["search.E006"]),
        ({"ca_certs": CERTIFICATES}, ["search.E006"]),
        ({"url": ["http://search.example.org:70000"], "ca_certs": CERTIFICATES}, ["search.E005"]),
        ({"index": "Portal*"}, ["search.E007"]),
        ({"replicas": "1"}, ["search.E008"]),
        ({"replicas": "2-1"}, ["search.E008"]),
        ({"replicas": "1-1", "url": HTTPS}, ["search.W001"]),
        ({"replicas": "10-all", "url": HTTPS}, ["search.W001"]),
        ({"shards": 0}, ["search.E010"]),
        ({"shards": 1025}, ["search.E010"]),
        ({"timeout": 0.0}, ["search.E011"]),
        ({"timeout": -1.0}, ["search.E011"]),
        ({"timeout": float("nan")}, ["search.E011"]),
        ({"timeout": float("inf")}, ["search.E011"]),
        ({"api_key": "abc\n"}, ["search.E009"]),
        ({"colour": "red"}, ["search.E003"]),
    ],
)
def test_settings(changed, ids, found):
    assert found(**changed) == ids


def test_a_server_that_does_not_answer_is_a_warning_and_takes_no_time(found):
    began = time.monotonic()
    assert found(url=[f"http://127.0.0.1:{free_port()}"]) == ["search.W001"]
    assert time.monotonic() - began < 2
    call_command("check")


@pytest.mark.parametrize(
    ("url", "api_key", "ids"),
    [
        ("http://search.invalid:9200", "abc", ["search.W004", "search.W001"]),
        ("http://search.invalid:9200", "", ["search.W001"]),
        ("https://search.invalid:9200", "abc", ["search.W001"]),
        ("http://127.0.0.1:9", "abc", ["search.W001"]),
        ("http://portal:secret@search.invalid:9200", "", ["search.W004", "search.W001"]),
        ("https://portal:secret@search.invalid:9200", "", ["search.W001"]),
    ],
)
def test_a_key_that_others_can_read_is_a_warning(url, api_key, ids, found):
    assert found(url=[url], api_key=api_key) == ids


def test_an_index_that_is_missing_and_one_that_is_right(found, elastic_engine):
    assert found() == ["search.W002"]
    fill(elastic_engine, [])
    assert found() == []


def test_an_index_of_another_form(found, elastic_engine, options, elasticsearch):
    fill(elastic_engine, [])
    name = next(iter(elasticsearch.indices.get(index=f"{options['index']}-*")))
    elasticsearch.indices.put_mapping(index=name, properties={"added": {"type": "keyword"}})
    assert found() == ["search.W003"]


@pytest.mark.parametrize(
    "url",
    ["ftp://portal:sec@ret@search.example.org:9200", "portal:sec@ret@search.example.org:9200"],
)
def test_a_password_in_an_address_is_not_told(url, settings, options):
    settings.SEARCH = {"ENGINE": ENGINE, **options, "url": [url]}
    (message,) = check_search_settings(None)
    assert "search.example.org:9200" in message.msg
    assert "sec" not in message.msg.replace("search", "")
    assert "ret" not in message.msg


def test_settings_that_no_client_can_be_made_of_are_no_error_of_the_page(settings, options, client):
    settings.SEARCH = {"ENGINE": ENGINE, **options, "ca_certs": CERTIFICATES}
    with pytest.raises(EngineError, match=r"manage\.py check"):
        ids(get_engine())
    assert client.get("/api/v1/sok/?q=ord").status_code == 503


@pytest.fixture
def used(elastic_engine):
    """Name of the index in use."""
    fill(elastic_engine, [])
    return elastic_engine._indexes.current()


def test_an_alias_that_stands_for_two_indexes(found, used, elastic_engine, elasticsearch):
    elasticsearch.indices.put_alias(
        index=elastic_engine._indexes.create(), name=elastic_engine._indexes.alias
    )
    assert found() == ["search.W005"]
    fill(elastic_engine, [])
    assert found() == []


def test_an_index_of_the_name_of_the_alias(found, elastic_engine, elasticsearch):
    elasticsearch.indices.create(index=elastic_engine._indexes.alias)
    assert found() == ["search.W006"]


def test_an_index_that_somebody_closed(found, used, elastic_engine, elasticsearch):
    elasticsearch.indices.close(index=used)
    assert found() == ["search.W007"]
    fill(elastic_engine, [])
    assert found() == []


def test_without_a_server_the_state_of_the_outbox_is_told(settings, options, capsys):
    settings.SEARCH = {"ENGINE": ENGINE, **options, "url": [f"http://127.0.0.1:{free_port()}"]}
    with pytest.raises(CommandError, match="No search server answers"):
        call_command("search", "status")
    assert "waiting:   0 changes" in capsys.readouterr().out
