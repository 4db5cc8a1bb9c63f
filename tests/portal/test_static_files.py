"""The style sheet that is served: every part of it, in one file, small."""

import os
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders

from portal.static_files import JoinedStyleSheetFinder

CSS = Path(settings.BASE_DIR) / "static" / "css"
BUDGET = 45_000  # bytes, uncompressed


def served() -> str:
    return Path(finders.find("css/portal.css")).read_text(encoding="utf-8")


def test_every_part_is_imported():
    entry = (CSS / "portal.css").read_text(encoding="utf-8")
    parts = {path.relative_to(CSS).as_posix() for path in CSS.rglob("*.css")} - {"portal.css"}
    parts = {part for part in parts if not part.startswith("admin/")}  # the editor's side
    assert {part for part in parts if f'url("{part}")' not in entry} == set()


def test_served_file_asks_for_nothing_more():
    text = served()
    assert "@import" not in text
    assert "url(" not in text
    assert text.count("@layer components {") == len(list((CSS / "components").glob("*.css")))


def test_layers_are_ordered_before_anything_else():
    assert served().startswith("@layer tokens, base, layout, components;")


def test_served_file_keeps_to_its_budget():
    assert len(served().encode()) <= BUDGET


def test_a_changed_part_is_served_at_once(settings, tmp_path):
    source = tmp_path / "static" / "css"
    (source / "components").mkdir(parents=True)
    (source / "portal.css").write_text('@import url("components/a.css") layer(components);')
    part = source / "components" / "a.css"
    part.write_text("a { color: red }")
    settings.BASE_DIR, settings.VAR_DIR = tmp_path, tmp_path / "var"
    finder = JoinedStyleSheetFinder()
    joined = Path(finder.find("css/portal.css"))
    assert "red" in joined.read_text()
    part.write_text("a { color: blue }")
    later = (
        joined.stat().st_mtime + 1
    )  # file times have a resolution; the change must not fall inside it
    os.utime(part, (later, later))
    assert "blue" in Path(finder.find("css/portal.css")).read_text()
