"""What the search keeps in the database."""

from search.models.comparison import IndexComparison
from search.models.documents import DocumentText, DocumentTextQuerySet
from search.models.language import ProtectedWord, SynonymRule
from search.models.outbox import OutboxEntry, OutboxQuerySet
from search.models.promotions import PromotedResult
from search.models.statistics import ClickDay, FilterDay, QueryDay

__all__ = [
    "ClickDay",
    "DocumentText",
    "DocumentTextQuerySet",
    "FilterDay",
    "IndexComparison",
    "OutboxEntry",
    "OutboxQuerySet",
    "PromotedResult",
    "ProtectedWord",
    "QueryDay",
    "SynonymRule",
]
