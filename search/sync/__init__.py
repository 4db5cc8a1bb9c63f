"""Keeping the index true to the database: what changed is noted, drained, compared and rebuilt."""
