"""Composition root: settings, URLs, health, demo content."""
