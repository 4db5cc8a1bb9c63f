"""Settings for work on one's own machine: readable errors, no HTTPS, mail to the console."""

from portal.settings.base import *  # noqa: F403
from portal.settings.env import VAR_DIR, env
from portal.settings.secret import stored_secret_key

DEBUG = env.bool("DEBUG")
WHITENOISE_USE_FINDERS = True  # static files straight from their sources, also without DEBUG
ALLOWED_HOSTS = [*env.list("ALLOWED_HOSTS"), "0.0.0.0"]  # noqa: S104 - development only
SECRET_KEY = env.str("SECRET_KEY") or stored_secret_key(VAR_DIR / "secret-key.txt")
