"""Settings by environment; every environment variable is described in docs/settings.md."""
