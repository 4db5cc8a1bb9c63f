"""With a worker: one task for each transaction, that stands or falls with it, and one that comes back."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from search.engines import get_engine
from search.models import OutboxEntry
from search.sync.outbox import note_change
from search.tasks import follow, has_worker
from tests.factories import NewsPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def worker(settings, tree, index):
    """Tasks wait in the database; nobody takes them unless a test does."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    settings.SEARCH = {**settings.SEARCH, "LOCK_TIMEOUT": 0}
    OutboxEntry.objects.all().delete()
    assert has_worker()


def tasks():
    return DBTaskResult.objects.filter(task_path=follow.module_path)


def test_a_transaction_enqueues_one_task(tree, committed):
    with committed():
        note_change([tree.news.pk])
        note_change([tree.meetings.pk])
    assert tasks().count() == 1
    assert OutboxEntry.objects.waiting().count() == 2, "the web worker leaves it to the other"
    with committed():
        note_change([tree.news.pk])
    assert tasks().count() == 2, "the first task may have begun before this commit"


def test_a_task_is_rolled_back_with_its_rows(tree, committed):
    with committed():
        with transaction.atomic():
            note_change([tree.news.pk])
            transaction.set_rollback(True)
        assert not tasks().exists()
        note_change([tree.meetings.pk])
    assert tasks().count() == 1


def test_the_task_brings_the_index_up_to_date(tree, committed, found):
    with committed():
        NewsPageFactory(parent=tree.news, title="Blåklockan")
    assert found("q=blåklockan") == []
    follow.call()
    assert found("q=blåklockan") == ["Blåklockan"]
    assert not tasks().filter(run_after__lt=timezone.now() + timedelta(days=1)).exists()


def test_what_is_hidden_does_not_wait_for_the_worker(tree, committed, found):
    with committed():
        page = NewsPageFactory(parent=tree.news, title="Blåklockan")
    follow.call()
    with committed():
        page.unpublish()
    assert page.pk in get_engine().digests()
    assert found("q=blåklockan") == []


def test_tasks_that_find_the_engine_away_come_back_as_one(tree, committed):
    with committed():
        note_change([tree.news.pk])
    tasks().delete()  # taken by the worker
    with get_engine().writing():
        follow.call()
        follow.call(attempt=3)
    later = tasks().get()
    assert timezone.now() < later.run_after < timezone.now() + timedelta(seconds=30)
    assert later.args_kwargs["kwargs"] == {"attempt": 1}
