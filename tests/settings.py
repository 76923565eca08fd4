"""Settings of test runs: the product's own, quicker hashing, nothing sent by itself."""

import os
import tempfile
from pathlib import Path

os.environ.setdefault("SECRET_KEY", "only-for-tests")
os.environ.setdefault("DATABASE_URL", "postgresql://127.0.0.1/aftersales")
os.environ.setdefault("REDIS_URL", "redis://127.0.0.1:6379/0")
os.environ.setdefault("AFTERSALES_HOME", tempfile.mkdtemp(prefix="aftersales-test-"))

from aftersales.settings import *  # noqa: F403
from aftersales.settings import DATABASES, STORAGES, TEMPLATES

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
WAKE_WORKERS = False
# Threads of a live server must not hold the test database when it is dropped.
DATABASES = {"default": DATABASES["default"] | {"CONN_MAX_AGE": 0}}
BEHIND_TLS = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = False
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
MEDIA_ROOT = Path(tempfile.mkdtemp(prefix="aftersales-files-"))
TEMPLATES = [TEMPLATES[0] | {"OPTIONS": TEMPLATES[0]["OPTIONS"] | {"debug": True}}]
WHITENOISE_AUTOREFRESH = True  # no collected folder is needed
