"""Settings of every process; whatever differs between machines comes from the environment."""

from pathlib import Path

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from aftersales import env

BASE_DIR = Path(__file__).resolve().parent.parent

DEBUG = env.flag("DEBUG")
SECRET_KEY = env.text("SECRET_KEY")
ALLOWED_HOSTS = env.items("ALLOWED_HOSTS", "127.0.0.1,localhost,[::1]")
CSRF_TRUSTED_ORIGINS = env.items("CSRF_TRUSTED_ORIGINS")
HOME = Path(env.text("AFTERSALES_HOME", str(BASE_DIR / ".aftersales")))

INSTALLED_APPS = [
    "aftersales",
    "core",
    "org",
    "notifications",
    "knowledge",
    "packs",
    "customers",
    "deadlines",
    "tickets",
    "parts",
    "warranty",
    "dispatch",
    "followups",
    "emergency",
    "workforce",
    "privacy",
    "reports",
    "core.registers.RegistersConfig",  # django.contrib.admin with our site
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django.forms",
    "axes",
    "csp",
    "django_filters",
    "django_htmx",
    "drf_spectacular",
    "rest_framework",
]

MIDDLEWARE = [
    "core.traces.RequestNumber",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "core.compressing.CompressText",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "org.middleware.Language",
    "org.middleware.SignInRequired",
    "core.unreadable.RefuseNul",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "aftersales.urls"
WSGI_APPLICATION = "aftersales.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "core.context.page",
            ],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static", "core.templatetags.ui"],
        },
    }
]
FORM_RENDERER = "core.forms.Renderer"

# A parallel plan never pays for the small reads of a page and costs a process each. A page names one
# table and looks the others up by key: weighing every order of nine joins costs 30 times their rows.
PLANNER = "-c max_parallel_workers_per_gather=0 -c join_collapse_limit=3"
DATABASES = {
    "default": env.database(env.text("DATABASE_URL"), options=PLANNER, connect_timeout="5")
    | {"CONN_MAX_AGE": None, "CONN_HEALTH_CHECKS": True}
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL = env.text("REDIS_URL")
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": REDIS_URL,
        "OPTIONS": {"socket_connect_timeout": 2, "socket_timeout": 2},
    }
}

AUTH_USER_MODEL = "org.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "org:sign_in"
LOGIN_REDIRECT_URL = "org:home"
LOGOUT_REDIRECT_URL = "org:sign_in"
AXES_FAILURE_LIMIT = env.number("SIGN_IN_ATTEMPTS", 5)
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_CALLABLE = "org.views.access.locked_out"
AXES_RESET_ON_SUCCESS = True
AXES_IPWARE_PROXY_COUNT = env.number("TRUSTED_PROXIES", 0) or None

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", _("简体中文")), ("en", _("英文"))]
LANGUAGE_COOKIE_AGE = 365 * 86_400
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_SECURE = env.flag("BEHIND_TLS", not DEBUG)
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Asia/Shanghai"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATICFILES_DIRS = [("app", BASE_DIR / "static" / "dist")] if (BASE_DIR / "static" / "dist").exists() else []
STATIC_ROOT = HOME / "static"
MEDIA_ROOT = Path(env.text("MEDIA_ROOT", str(HOME / "files")))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
FILE_UPLOAD_PERMISSIONS = 0o640
DATA_UPLOAD_MAX_MEMORY_SIZE = 20 * 1024 * 1024

# `up` on the loopback address speaks plain HTTP; every other start is behind TLS unless said otherwise.
BEHIND_TLS = env.flag("BEHIND_TLS", not DEBUG)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = BEHIND_TLS
SECURE_SSL_REDIRECT = BEHIND_TLS
SECURE_HSTS_SECONDS = 31_536_000 if BEHIND_TLS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = BEHIND_TLS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env.number("TRUSTED_PROXIES", 0) else None
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$", r"^metrics$"]
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 12 * 3600
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:", "blob:"],
        "connect-src": [SELF],
        "font-src": [SELF],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

EMAIL_HOST = env.text("EMAIL_HOST", "")
EMAIL_PORT = env.number("EMAIL_PORT", 25)
EMAIL_HOST_USER = env.text("EMAIL_USER", "")
EMAIL_HOST_PASSWORD = env.text("EMAIL_PASSWORD", "")
EMAIL_USE_TLS = env.flag("EMAIL_STARTTLS")
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env.text("EMAIL_FROM", "after-sales@localhost")
# The service mailbox that customers write to; letters become tickets.
IMAP_HOST = env.text("IMAP_HOST", "")
IMAP_PORT = env.number("IMAP_PORT", 993)
IMAP_TLS = env.flag("IMAP_TLS", True)
IMAP_USER = env.text("IMAP_USER", "")
IMAP_PASSWORD = env.text("IMAP_PASSWORD", "")
IMAP_FOLDER = env.text("IMAP_FOLDER", "INBOX")
IMAP_TIMEOUT = env.number("IMAP_TIMEOUT", 20)
# Letters that lie there before the first look are left alone unless this is set.
IMAP_TAKE_EXISTING = env.flag("IMAP_TAKE_EXISTING")
# The mail server delivers support+anything@… to support@…: answers then name their ticket in the address.
MAIL_PLUS_ADDRESSES = env.flag("MAIL_PLUS_ADDRESSES")
SMS_GATEWAY_URL = env.text("SMS_GATEWAY_URL", "")
SMS_GATEWAY_TOKEN = env.text("SMS_GATEWAY_TOKEN", "")
# Address that tells what became of a message, with {id} in it; empty when the gateway cannot tell.
SMS_GATEWAY_STATUS_URL = env.text("SMS_GATEWAY_STATUS_URL", "")
SMS_GATEWAY_TIMEOUT = env.number("SMS_GATEWAY_TIMEOUT", 10)
# How long work stays with a worker that went silent.
WORK_LEASE_SECONDS = env.number("WORK_LEASE_SECONDS", 60)
# Typefaces of PDF pages, laid down by the front end's build, and the longest time one document may take.
FONTS = BASE_DIR / "fonts"
PAPER_SECONDS = env.number("PAPER_SECONDS", 30)
# Largest uploads by family; a minute of a phone's film is about 100 MB at most.
UPLOAD_PICTURE_MB = env.number("UPLOAD_PICTURE_MB", 10)
UPLOAD_VIDEO_MB = env.number("UPLOAD_VIDEO_MB", 100)
UPLOAD_DOCUMENT_MB = env.number("UPLOAD_DOCUMENT_MB", 20)
# A ClamAV daemon that sees every upload; while it does not answer, uploads are refused unless set otherwise.
CLAMD_HOST = env.text("CLAMD_HOST", "")
CLAMD_PORT = env.number("CLAMD_PORT", 3310)
SCAN_FAILS_CLOSED = env.flag("SCAN_FAILS_CLOSED", True)
# Hours within which an import by the page can be taken back whole.
IMPORT_ROLLBACK_HOURS = env.number("IMPORT_ROLLBACK_HOURS", 24)
# Days that files of the task centre (exports, error lists) can be downloaded after the work has ended.
JOB_FILES_DAYS = env.number("JOB_FILES_DAYS", 7)
PUBLIC_BASE_URL = env.text("PUBLIC_BASE_URL", "http://127.0.0.1:8000")
# Webhooks may be sent to this machine itself; for trying out only.
WEBHOOK_ALLOW_LOCAL = env.flag("WEBHOOK_ALLOW_LOCAL")
WEBHOOK_TIMEOUT = env.number("WEBHOOK_TIMEOUT", 10)
# Alarms of serials that nobody registered: empty refuses them, the code of a region takes them in there.
ALARM_UNKNOWN_SERIAL = env.text("ALARM_UNKNOWN_SERIAL", "")
SETUP_CODE_FILE = env.text("AFTERSALES_SETUP_CODE_FILE", "")

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "org.api.authentication.BearerToken",
        "rest_framework.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["core.api.Body"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "UNAUTHENTICATED_USER": None,
}
SPECTACULAR_SETTINGS = {
    "TITLE": "After-sales API",
    "VERSION": "1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SERVE_PERMISSIONS": ["rest_framework.permissions.IsAuthenticated"],
    "ENUM_NAME_OVERRIDES": {
        "PreviewUrgencyEnum": "deadlines.api.events.URGENCIES",
        "PaperEnum": "warranty.enums.Paper",
        "VerdictEnum": "warranty.enums.Verdict",
    },
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"numbers": {"()": "core.traces.Numbers"}, "pages": {"()": "core.traces.Pages"}},
    "formatters": {
        "line": {
            "format": "{asctime} {levelname} {name} request={request_number} event={event_number} {message}",
            "style": "{",
        },
        "json": {
            "()": "pythonjsonlogger.json.JsonFormatter",
            "fmt": "asctime levelname name message request_number event_number",
            "style": ",",
        },
    },
    "handlers": {
        "stderr": {
            "class": "logging.StreamHandler",
            "formatter": env.text("LOG_FORMAT", "line"),
            "filters": ["pages", "numbers"],
        }
    },
    "root": {"handlers": ["stderr"], "level": env.text("LOG_LEVEL", "INFO")},
    # Wake-ups come every few seconds and say nothing; tasks that fail are told by celery.app.trace.
    "loggers": {
        "axes": {"level": "WARNING"},
        "celery.app.trace": {"level": "WARNING"},
        "celery.beat": {"level": "WARNING"},
        "celery.worker.strategy": {"level": "WARNING"},
        "httpx": {"level": "WARNING"},
    },
}

# The daily backup: from which hour on (-1: none), where to, how many are kept.
BACKUP_HOUR = env.number("BACKUP_HOUR", 3)
BACKUP_FOLDER = Path(env.text("BACKUP_FOLDER", str(HOME / "backups")))
BACKUPS_KEPT = env.number("BACKUPS_KEPT", 14)

# Below this share of free space the pages of the administrators warn.
DISK_FREE_PERCENT = env.number("DISK_FREE_PERCENT", 10)

if SENTRY_DSN := env.text("SENTRY_DSN", ""):
    import sentry_sdk

    sentry_sdk.init(
        dsn=SENTRY_DSN, send_default_pii=False, max_request_body_size="never", include_local_variables=False
    )
