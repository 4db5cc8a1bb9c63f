"""Tests that talk to a real Elasticsearch on this machine."""
