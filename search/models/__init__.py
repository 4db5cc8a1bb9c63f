"""What the search keeps in the database."""

from search.models.comparison import IndexComparison
from search.models.outbox import OutboxEntry, OutboxQuerySet
from search.models.promotions import PromotedResult
from search.models.statistics import ClickDay, FilterDay, QueryDay

__all__ = [
    "ClickDay",
    "FilterDay",
    "IndexComparison",
    "OutboxEntry",
    "OutboxQuerySet",
    "PromotedResult",
    "QueryDay",
]
