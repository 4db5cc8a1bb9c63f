"""What the search keeps in the database."""

from search.models.outbox import OutboxEntry, OutboxQuerySet
from search.models.statistics import ClickDay, FilterDay, QueryDay

__all__ = ["ClickDay", "FilterDay", "OutboxEntry", "OutboxQuerySet", "QueryDay"]
