"""Misconfiguration, and a server or an index amiss, are told by `manage.py check`."""

import time

import pytest
from django.core.management import call_command

from search.checks import check_search_settings
from tests.elasticsearch_node import free_port
from tests.search.small_index import fill

ENGINE = "search.engines.elastic.ElasticEngine"
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
        ({"ca_certs": "nowhere/ca.pem"}, ["search.E006"]),
        ({"index": "Portal*"}, ["search.E007"]),
        ({"replicas": "1"}, ["search.E008"]),
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
