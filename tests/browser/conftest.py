"""A portal that runs, a Chromium that looks at it, and an eye on what the two say to each other."""

import json
import os
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from tests.browser import chromium
from tests.browser.screens import HEIGHT, LIGHT, WIDTHS
from tests.browser.server import running_server

HERE = Path(__file__).parent
PATIENCE = 15_000  # milliseconds


def pytest_collection_modifyitems(items):
    """Every test here drives the browser, and only these may speak to a server on this machine."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.allow_hosts(["127.0.0.1"]))


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    """The portal with its demo content."""
    with running_server(tmp_path_factory.mktemp("portal")) as running:
        yield running


@pytest.fixture(scope="session")
def catalogue(server):
    """Name of a screen → its path."""
    return json.loads(server.python("-m", "tests.browser.catalogue"))


@pytest.fixture(scope="session")
def browser():
    """One Chromium for the whole run; a missing one is a failure."""
    path = chromium.find()
    if path is None:
        pytest.fail(chromium.NONE_FOUND)
    # Playwright keeps an event loop in this thread, which Django would take for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        arguments = chromium.launch_arguments()
        launched = playwright.chromium.launch(executable_path=path, args=arguments)
        yield launched
        launched.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@dataclass
class Heard:
    """What the browser said while it showed a page."""

    errors: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def listen(self, page):
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("requestfailed", lambda request: self.errors.append(f"failed: {request.url}"))
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("response", self._response)

    def _console(self, message):
        if message.type in {"error", "warning"}:
            self.errors.append(f"{message.type}: {message.text}")

    def _response(self, response):
        if response.status >= 400 and not response.request.is_navigation_request():
            self.errors.append(f"{response.status}: {response.url}")


@pytest.fixture
def new_page(server, browser):
    """Open a page of the portal's: `with new_page(preference, width=320) as page`."""

    @contextmanager
    def make(preference=LIGHT, *, width=WIDTHS[0], **options):
        context = browser.new_context(
            base_url=server.url,
            locale="sv-SE",
            viewport={"width": width, "height": HEIGHT},
            **vars(preference),
            **options,
        )
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        page.heard = Heard()
        page.heard.listen(page)
        try:
            yield page
        finally:
            context.close()

    return make


@pytest.fixture
def page(new_page):
    """A page at 1280 px, light, with JavaScript."""
    with new_page() as opened:
        yield opened


@pytest.fixture
def municipalities(page):
    """The facet of municipalities, unfolded, on the search page."""
    page.goto("/sok/")
    facet = page.locator("#filter-kommun")
    if not facet.evaluate("each => each.open"):
        facet.locator("> summary").click()
    return facet
