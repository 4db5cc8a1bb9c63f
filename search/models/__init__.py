"""What the search keeps in the database."""

from search.models.outbox import OutboxEntry, OutboxQuerySet

__all__ = ["OutboxEntry", "OutboxQuerySet"]
