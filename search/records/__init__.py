"""What of each page is searched, counted and shown; nothing else decides it."""
