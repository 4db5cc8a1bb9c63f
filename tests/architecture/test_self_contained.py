"""Nothing is loaded from anyone else's server, and nothing knows where it lies on a disk."""

import re

import pytest

from tests.architecture.sources import FLOORS, files, text

# What makes a browser fetch something, followed by an address on another host.
FETCHED_BY_HTML = re.compile(
    r"""<(?:script|img|source|iframe|video|audio|use|form)\b[^>]*?\b(?:src|srcset|href|action)\s*=\s*["']?"""
    r"""\s*(?:https?:)?//|<link\b(?=[^>]*\brel=["']?(?:stylesheet|icon|preload|preconnect|manifest|dns-prefetch))"""
    r"""[^>]*\bhref\s*=\s*["']?\s*(?:https?:)?//""",
    re.IGNORECASE,
)
FETCHED_BY_CSS = re.compile(
    r"""(?:url\(|@import)\s*["']?\s*(?!["']?data:)(?:https?:)?//""", re.IGNORECASE
)
ABSOLUTE_URL_IN_JS = re.compile(r"""["'`](?:https?:|wss?:)?//(?!www\.w3\.org/)""")
INLINE = re.compile(
    r"""<style\b|\sstyle\s*=\s*["']|\son[a-z]+\s*=\s*["']|href=["']javascript:""", re.I
)
INLINE_SCRIPT = re.compile(r"""<script(?![^>]*\b(?:src|type=["']application/))""", re.IGNORECASE)
PLACE_ON_A_DISK = re.compile(r"""(?<![\w/.:}"'])/(?:home|root|Users|work|opt|srv|mnt)/\w""")
DISK_MAY_BE_NAMED = {"docs/operations.md", "tests/architecture/test_self_contained.py"}

PUBLIC_TEMPLATES = [
    path for path in files(".html", under=FLOORS) if "wagtailadmin" not in path.parts
]


def lines_matching(pattern, paths):
    return [
        f"{path}:{number}: {line.strip()[:120]}"
        for path in paths
        for number, line in enumerate(text(path).splitlines(), 1)
        if pattern.search(line)
    ]


def test_templates_load_nothing_from_other_hosts():
    assert PUBLIC_TEMPLATES
    found = [str(path) for path in PUBLIC_TEMPLATES if FETCHED_BY_HTML.search(text(path))]
    assert found == []


@pytest.mark.parametrize("pattern", [INLINE, INLINE_SCRIPT], ids=["style and events", "script"])
def test_templates_have_nothing_inline_that_the_content_policy_would_refuse(pattern):
    assert lines_matching(pattern, PUBLIC_TEMPLATES) == []


def test_style_sheets_load_nothing_from_other_hosts():
    sheets = files(".css")
    assert sheets
    assert lines_matching(FETCHED_BY_CSS, sheets) == []


def test_scripts_speak_to_no_other_host():
    assert lines_matching(ABSOLUTE_URL_IN_JS, files(".js")) == []


def test_no_file_names_a_place_on_somebodys_disk():
    suffixes = (
        ".py",
        ".html",
        ".css",
        ".js",
        ".md",
        ".toml",
        ".txt",
        ".in",
        ".yaml",
        "Makefile",
        "run",
    )
    paths = [path for path in files(*suffixes) if str(path) not in DISK_MAY_BE_NAMED]
    assert lines_matching(PLACE_ON_A_DISK, paths) == []


@pytest.mark.parametrize(
    ("pattern", "line"),
    [
        (FETCHED_BY_HTML, '<script src="https://cdn.example.org/a.js"></script>'),
        (FETCHED_BY_HTML, '<link rel="stylesheet" href="//fonts.example.org/a.css">'),
        (FETCHED_BY_CSS, "src: url('https://fonts.example.org/a.woff2')"),
        (ABSOLUTE_URL_IN_JS, 'fetch("https://api.example.org/")'),
        (INLINE, '<p style="color: red">'),
        (INLINE, '<button onclick="go()">'),
        (INLINE_SCRIPT, "<script>go()</script>"),
        (PLACE_ON_A_DISK, "cd /home/anna/portalen"),
    ],
)
def test_the_patterns_see_what_they_are_for(pattern, line):
    assert pattern.search(line)


@pytest.mark.parametrize(
    ("pattern", "line"),
    [
        (FETCHED_BY_HTML, '<a href="https://www.digg.se/tdosanmalan">Anmäl</a>'),
        (FETCHED_BY_HTML, '<link rel="canonical" href="https://portal.example.org/">'),
        (INLINE_SCRIPT, "<script src=\"{% static 'js/search.js' %}\" defer></script>"),
        (INLINE_SCRIPT, '<script type="application/ld+json">'),
        (PLACE_ON_A_DISK, "{% extends 'home/base.html' %}"),
        (PLACE_ON_A_DISK, "see home/models/base.py and /hem/"),
    ],
)
def test_the_patterns_leave_the_rest_alone(pattern, line):
    assert not pattern.search(line)
