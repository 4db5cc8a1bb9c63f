"""Pages load without a complaint in the console, and speak to no server but ours."""

from urllib.parse import urlsplit

import pytest

from tests.browser.screens import SCREENS

NOT_FOUND = ("not found", "search, page that is not there")


@pytest.mark.parametrize("screen", SCREENS)
def test_nothing_is_complained_about_and_nobody_else_is_asked(page, server, catalogue, screen):
    response = page.goto(catalogue[screen], wait_until="networkidle")
    assert response.status == (404 if screen in NOT_FOUND else 200)
    complaints = [line for line in page.heard.errors if not (screen in NOT_FOUND and "404" in line)]
    assert complaints == []
    hosts = {urlsplit(url).netloc for url in page.heard.requests if not url.startswith("data:")}
    assert hosts == {urlsplit(server.url).netloc}


def test_the_content_policy_is_enforced(page):
    page.goto("/")
    page.evaluate(
        "document.body.append(Object.assign(document.createElement('script'), {text: 'x=1'}))"
    )
    page.wait_for_timeout(100)
    assert any("Content Security Policy" in line for line in page.heard.errors)


def test_only_cookies_for_session_and_forms_are_set(page):
    for path in ("/", "/sok/?q=skola", "/logga-in/"):
        page.goto(path)
    assert {cookie["name"] for cookie in page.context.cookies()} <= {"sessionid", "csrftoken"}


def test_a_first_visit_to_a_reading_page_sets_no_cookie(page):
    page.goto("/exempel/")
    assert page.context.cookies() == []
