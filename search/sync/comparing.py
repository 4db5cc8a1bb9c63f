"""Comparing index and database when the staff ask for it: here and now, or in the worker where there is one."""

from django_tasks import task

from search.engines import EngineError
from search.models import IndexComparison
from search.models.comparison import KEPT_ERROR
from search.sync.reconciling import differences, note_differences

COMPARISONS_KEPT = 20


@task()
def compare(mend: bool = False) -> None:
    """Compare, keep the numbers, and have the differences mended if asked to."""
    try:
        found = note_differences() if mend else differences()
    except EngineError as error:
        IndexComparison.objects.create(error=str(error)[:KEPT_ERROR])
    else:
        numbers = {kind: len(ids) for kind, ids in vars(found).items()}
        IndexComparison.objects.create(**numbers, mended=mend)
    older = IndexComparison.objects.values_list("pk", flat=True)[COMPARISONS_KEPT:]
    IndexComparison.objects.filter(pk__in=list(older)).delete()
