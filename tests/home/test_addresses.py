"""Addresses looked up once: the right one wherever the portal is mounted."""

import pytest
from django.urls import NoReverseMatch, set_script_prefix

from home.addresses import address


def test_an_address_is_that_of_its_view_under_the_prefix_of_the_moment():
    assert address("search:results") == "/sok/"
    try:
        set_script_prefix("/portalen/")
        assert address("search:results") == "/portalen/sok/"
    finally:
        set_script_prefix("/")
    assert address("search:results") == "/sok/"


def test_an_unknown_view_is_an_error():
    with pytest.raises(NoReverseMatch):
        address("search:nothing")
