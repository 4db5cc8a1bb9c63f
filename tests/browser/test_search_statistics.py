"""Searches and clicks of a real browser reach the statistics, without a cookie; the report is accessible."""

import json
import time

import pytest

from tests.browser.test_accessibility import violations

READER = {"user_agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"}
WRITTEN_WITHIN = 30  # seconds
SUMS = """
import django, json; django.setup()
from search.models import ClickDay, FilterDay, QueryDay
print(json.dumps({
    "words": {r.words: [r.searches, r.clicks] for r in QueryDay.objects.all()},
    "filters": {r.value: r.searches for r in FilterDay.objects.all()},
    "positions": {r.position: r.clicks for r in ClickDay.objects.all()},
}))
"""


def written(server, words):
    """The sums in the database, once these words are among them."""
    deadline = time.monotonic() + WRITTEN_WITHIN
    while time.monotonic() < deadline:
        sums = json.loads(server.python("-c", SUMS))
        if words in sums["words"]:
            return sums
        time.sleep(1)
    pytest.fail(f"”{words}” was not written within {WRITTEN_WITHIN} s.")


def open_result(page, number, **how):
    with page.expect_request("**/sok/klick/") as told:
        page.locator(".results .result__title a").nth(number).click(**how)
    assert told.value.method == "POST"


def test_what_a_reader_does_is_counted_once_and_leaves_no_cookie(server, new_page):
    with new_page(**READER) as page:
        page.goto("/sok/?q=trygghet")
        open_result(page, 2, button="middle")
        page.locator(".results .result__title a").first.click(button="middle")  # the same list
        page.locator('input[type=checkbox][name="omrade"]').first.check()
        page.locator(".filter-tag").first.wait_for()
        page.goto("/sok/?q=trygghet&sida=2")
        page.locator(".results .result__title a").nth(1).click(button="middle")  # the same search
        page.go_back()
        page.locator(".results .result__title a").first.click()
        page.wait_for_url(lambda url: "/sok/" not in url)
        assert page.context.cookies() == []
        assert page.heard.errors == []
    with new_page(**READER) as page:
        page.goto("/sok/?q=simprov")
        with page.expect_request("**/sok/klick/"):
            page.locator(".results .result__source").first.click(button="middle")
    with new_page(java_script_enabled=False, **READER) as page:
        page.goto("/sok/?q=skola")
        page.locator(".results .result__title a").first.click()
        page.wait_for_url(lambda url: "/sok/" not in url)
    sums = written(server, "skola")
    assert sums["words"]["trygghet"] == [1, 1]
    assert sums["words"]["simprov"] == [1, 1]
    assert sums["words"]["skola"] == [1, 0]
    assert list(sums["filters"].values()) == [1]
    assert sums["positions"] == {"3": 1, "1": 1}


@pytest.mark.parametrize("path", ["/admin/sokrapport/", "/admin/sokmotorn/"])
def test_the_pages_of_the_staff_are_accessible(server, new_page, path):
    with new_page() as page:
        page.goto("/admin/login/")
        page.fill("input[name=username]", "granskare")
        page.fill("input[name=password]", server.password("granskare"))
        page.press("input[name=password]", "Enter")
        page.wait_for_url("**/admin/")
        for width in (1280, 320):
            page.set_viewport_size({"width": width, "height": 900})
            page.goto(path)
            assert violations(page) == []
            assert page.evaluate("document.documentElement.scrollWidth") <= width
