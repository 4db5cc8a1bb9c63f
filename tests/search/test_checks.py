"""Misconfiguration is found by `manage.py check`."""

import pytest

from search.checks import check_search_settings, check_statistics

ENGINE = "search.engines.embedded.EmbeddedEngine"


@pytest.mark.parametrize(
    ("options", "found"),
    [
        ({"ENGINE": ENGINE, "INDEX_DIR": "{tmp}/new/deep"}, []),
        (None, ["search.E001"]),
        ({}, ["search.E001"]),
        ({"ENGINE": "finns.inte.Alls"}, ["search.E002"]),
        ({"ENGINE": "pathlib.Path"}, ["search.E002"]),
        ({"ENGINE": ENGINE, "INDEX_DIR": "{tmp}", "COLOUR": "red"}, ["search.E003"]),
        ({"ENGINE": ENGINE}, ["search.E003"]),
        ({"ENGINE": ENGINE, "INDEX_DIR": "{tmp}/file/index"}, ["search.E004"]),
    ],
)
def test_settings(options, found, settings, tmp_path):
    (tmp_path / "file").write_text("in the way")
    if options and "INDEX_DIR" in options:
        options = {**options, "INDEX_DIR": options["INDEX_DIR"].format(tmp=tmp_path)}
    settings.SEARCH = options
    assert [message.id for message in check_search_settings(None)] == found


@pytest.mark.parametrize(
    ("days", "is_right"), [(0, True), (3650, True), (-1, False), (3651, False)]
)
def test_the_time_that_statistics_are_kept(days, is_right, settings):
    settings.SEARCH_STATISTICS = {"DAYS": days}
    assert [message.id for message in check_statistics(None)] == ["search.E012"] * (not is_right)
