"""Having the index follow: in this process after the commit, or in a worker that runs beside it.

With a worker (`TASK_WORKER`) the task is written in the same transaction as the outbox rows, so that
neither can exist without the other; a worker that cannot reach the engine comes back by itself.
"""

from datetime import timedelta

from django.db import connection, transaction
from django.utils import timezone
from django_tasks import task
from django_tasks.base import TaskResultStatus
from django_tasks_db import DatabaseBackend
from django_tasks_db.models import DBTaskResult, DBTaskResultQuerySet

from search.models import OutboxEntry
from search.sync.draining import drain_quietly

FIRST_PAUSE = timedelta(seconds=2)
LONGEST_PAUSE = timedelta(seconds=30)  # an engine that is back is noticed within this
MARK = "_search_task"  # on the connection: the task written in the transaction that is under way


@task()
def follow(attempt: int = 0) -> None:
    """Apply what waits; come back when something is left, after a pause that grows."""
    drain_quietly()
    if OutboxEntry.objects.waiting().exists():
        _come_back(attempt)


def follow_soon() -> None:
    """Have the index follow what this transaction noted, once it is committed."""
    if has_worker():
        _enqueue_once()
    else:
        transaction.on_commit(drain_quietly, robust=True)


def has_worker() -> bool:
    """Whether tasks wait in the database for `manage.py db_worker`."""
    return isinstance(follow.get_backend(), DatabaseBackend)


def _enqueue_once() -> None:
    """Enqueue the task unless this transaction has done so (and not rolled it back since)."""
    mine = getattr(connection, MARK, None)
    if mine and _ready().filter(pk=mine).exists():
        return
    setattr(connection, MARK, follow.enqueue().id)
    transaction.on_commit(lambda: setattr(connection, MARK, None))


def _come_back(attempt: int) -> None:
    """Enqueue one later attempt, however many tasks found the engine away."""
    if not has_worker() or _ready().exists():
        return
    pause = min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** min(attempt, 10))
    follow.using(run_after=timezone.now() + pause).enqueue(attempt=attempt + 1)


def _ready() -> DBTaskResultQuerySet:
    tasks = DBTaskResult.objects.filter(task_path=follow.module_path)
    return tasks.filter(status=TaskResultStatus.READY)
