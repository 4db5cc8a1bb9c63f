"""An index of the test's own, empty at first, that follows what the test publishes."""

from contextlib import contextmanager

import pytest

from search.sync.indexing import rebuild
from tests import factories
from tests.search import document_files as made


def pytest_collection_modifyitems(config, items):
    """Leave out the rebuild of the lexicon unless its marker is asked for: it has packages of its own."""
    if "lexicon" in config.option.markexpr:
        return
    rebuilds = [item for item in items if item.get_closest_marker("lexicon")]
    config.hook.pytest_deselected(items=rebuilds)
    items[:] = [item for item in items if item not in rebuilds]


@pytest.fixture
def index(db, settings, tmp_path):
    """An empty index in a folder of its own; gives the folder.

    Nobody waits long for whoever else writes: in a test that is the test itself.
    """
    own = {"INDEX_DIR": tmp_path / "index", "LOCK_TIMEOUT": 0.2}
    settings.SEARCH = {**settings.SEARCH, **own}
    rebuild()
    return tmp_path / "index"


@pytest.fixture
def committed(index, django_capture_on_commit_callbacks):
    """`with committed():` does what a commit does, so that the index follows at its end."""

    @contextmanager
    def block():
        with django_capture_on_commit_callbacks(execute=True):
            yield

    return block


@pytest.fixture
def worker(settings):
    """As with a worker beside the portal: tasks wait in the database."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


@pytest.fixture
def found(index, client):
    """`found("q=skola")`: titles that the open API answers with."""

    def titles(query=""):
        answer = client.get(f"/api/v1/sok/?{query}")
        assert answer.status_code == 200
        return [result["title"] for result in answer.json()["results"]]

    return titles


@pytest.fixture
def document(committed):
    """`document("text of a page", …)`: a PDF in the library, read as when an editor adds it."""

    def add(*pages, title="Slutrapport", filename="rapport.pdf", data=None, **kwargs):
        content = {"file__data": data or made.pdf(*pages), "file__filename": filename}
        with committed():
            return factories.DocumentFactory(title=title, **content, **kwargs)

    return add


@pytest.fixture
def offer(tree, committed):
    """`offer(document, …)`: a published example that offers the documents."""

    def publish(*documents, title="Cykelskolan", **kwargs):
        offered = [("documents", list(documents))] if documents else []
        with committed():
            return factories.LearningExamplePageFactory(
                parent=tree.examples, title=title, documents=offered, **kwargs
            )

    return publish


@pytest.fixture
def example(tree, committed):
    """A published example, in the index."""
    with committed():
        return factories.LearningExamplePageFactory(
            parent=tree.examples, title="Cykelskolan", slug="cykel"
        )


@pytest.fixture
def news(tree, committed):
    """A published piece of news, in the index."""
    with committed():
        return factories.NewsPageFactory(parent=tree.news, title="Blåklockan", slug="nyheten")
