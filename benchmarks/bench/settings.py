"""The product's settings; only wake-ups are off, as no worker listens here."""

from aftersales.settings import *  # noqa: F403
from aftersales.settings import STATIC_ROOT

STATIC_ROOT.mkdir(parents=True, exist_ok=True)

WAKE_WORKERS = False
BEHIND_TLS = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = False
ALLOWED_HOSTS = ["testserver"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
