"""The one place where the environment is read, with a type and a default for each variable."""

from pathlib import Path

import environ

BASE_DIR = Path(__file__).resolve().parents[2]

env = environ.Env(
    ADMIN_BASE_URL=(str, "http://localhost:8000"),
    ALLOWED_HOSTS=(list, ["localhost", "127.0.0.1", "[::1]"]),
    CSRF_TRUSTED_ORIGINS=(list, []),
    DEBUG=(bool, True),
    DATABASE_URL=(str, ""),
    DEFAULT_FROM_EMAIL=(str, "portalen@example.org"),
    ELASTICSEARCH_API_KEY=(str, ""),
    ELASTICSEARCH_CA_CERTS=(str, ""),
    ELASTICSEARCH_INDEX=(str, "portal"),
    ELASTICSEARCH_REPLICAS=(str, "0-1"),
    ELASTICSEARCH_SHARDS=(int, 1),
    ELASTICSEARCH_TIMEOUT=(float, 0.8),
    ELASTICSEARCH_URL=(list, ["http://localhost:9200"]),
    EMAIL_URL=(str, "consolemail://"),
    HSTS_SECONDS=(int, 31_536_000),
    SEARCH_ENGINE=(str, "search.engines.embedded.EmbeddedEngine"),
    SEARCH_STATISTICS_DAYS=(int, 400),
    SECRET_KEY=(str, ""),
    SECURE_SSL_REDIRECT=(bool, True),
    TASK_WORKER=(bool, False),
    TRUST_FORWARDED_PROTO=(bool, False),
    VAR_DIR=(str, ""),
)

VAR_DIR = Path(env.str("VAR_DIR") or BASE_DIR / "var")
