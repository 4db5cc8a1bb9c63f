"""The text of attached documents: read once, in a process with limits, and kept in the database."""
