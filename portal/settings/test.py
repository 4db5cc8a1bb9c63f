"""Settings for the tests: fast password hashing, files in a folder of their own."""

import os
import tempfile

# Set before the base settings read it: a test run must never touch the developer's own files.
os.environ["VAR_DIR"] = os.environ.get("TEST_VAR_DIR") or tempfile.mkdtemp(prefix="portal-tests-")

from portal.settings.base import *  # noqa: F403

DEBUG = False
SECRET_KEY = "only-for-tests-and-never-anywhere-else-0123456789"  # noqa: S105
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
SEARCH_STATISTICS = {"DAYS": 400, "WRITTEN_EVERY": None}  # a test says when they are written
