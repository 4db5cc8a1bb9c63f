"""A secret key for machines where nobody has set one: made once, kept under var/."""

from pathlib import Path

from django.core.management.utils import get_random_secret_key


def stored_secret_key(path: Path) -> str:
    """Return the key in `path`, making it first if it is not there; readable by the owner only."""
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(get_random_secret_key(), encoding="utf-8")
    return path.read_text(encoding="utf-8").strip()
