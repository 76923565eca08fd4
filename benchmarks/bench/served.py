"""The product's settings as `up` serves them on this machine: plain HTTP, compressed static files."""

from aftersales.settings import *  # noqa: F403

WAKE_WORKERS = False
BEHIND_TLS = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = LANGUAGE_COOKIE_SECURE = False
