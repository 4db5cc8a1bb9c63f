"""Reading a document after the change that brought it: at once and briefly, or in a worker."""

from django.db import transaction
from django_tasks import task

from search.documents.limits import REQUEST_SECONDS, WORKER_SECONDS
from search.documents.texts import read
from search.models import DocumentText
from search.tasks import has_worker


def read_soon(document_id: int) -> None:
    """Have a document read once the transaction under way is committed.

    Without a worker this is while the editor waits, so a document that takes long is left for
    `manage.py search sync`.
    """
    transaction.on_commit(lambda: read_document.enqueue(document_id), robust=True)


@task()
def read_document(document_id: int) -> None:
    """Read one document, unless someone has done so."""
    unhurried = has_worker()
    seconds = WORKER_SECONDS if unhurried else REQUEST_SECONDS
    for text in DocumentText.objects.waiting().filter(document_id=document_id):
        read(text, seconds, final=unhurried)
