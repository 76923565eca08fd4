"""What makes the phone pages installable and readable without network; public and empty of data."""

import hashlib
import json
from functools import cache
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.clock import now
from core.public import public
from core.ui_words import ui_words

SCOPE = "/work/"
SHELL_ASSETS = ("app/app.css", "app/theme.js", "app/mobile.js", "app/icons.svg")
WORKER = "app/sw.js"
ICONS = (("192", "any"), ("512", "any"), ("512", "maskable"))
BLUE = "#1554d1"


@public
@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker, preceded by what it keeps; browsers ask for it anew each time."""
    kept = {"shell": reverse("core:offline"), "version": version(), "assets": _assets()}
    text = f"self.KEPT = {json.dumps(kept)};\n{_read(WORKER).decode()}"
    answer = HttpResponse(text, content_type="text/javascript; charset=utf-8")
    answer["Cache-Control"] = "no-cache"
    return answer


@public
@require_safe
def manifest(request: HttpRequest) -> HttpResponse:
    """Name, icons and start page of the installed app."""
    body = {
        "id": SCOPE,
        "name": _("售后工单系统"),
        "short_name": _("售后工单"),
        "lang": get_language(),
        "start_url": SCOPE,
        "scope": SCOPE,
        "display": "standalone",
        "background_color": "#f4f6f9",
        "theme_color": BLUE,
        "icons": [
            {
                "src": static(f"app/icon-{purpose}-{size}.png"),
                "sizes": f"{size}x{size}",
                "type": "image/png",
                "purpose": purpose,
            }
            for size, purpose in ICONS
        ],
    }
    return JsonResponse(body, content_type="application/manifest+json")


@public
@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    """The page for what is not on the phone; made without the request, so that it knows nobody."""
    return HttpResponse(render_to_string("core/offline.html", {"ui_words": ui_words(), "made_at": now()}))


def version() -> str:
    """Short fingerprint of the built front end."""
    parts = [hashlib.sha256(_read(name)).hexdigest() for name in (*SHELL_ASSETS, WORKER)]
    return hashlib.sha256("".join(parts).encode()).hexdigest()[:8]


def _assets() -> list[dict[str, str]]:
    return [
        {"url": static(name), "revision": hashlib.sha256(_read(name)).hexdigest()[:12]}
        for name in SHELL_ASSETS
    ]


def _read(name: str) -> bytes:
    """A built file, read once where its name changes with its content."""
    return _once(name) if not settings.DEBUG else _found(name).read_bytes()


@cache
def _once(name: str) -> bytes:
    return _found(name).read_bytes()


def _found(name: str) -> Path:
    """In the build folder, or where files were collected."""
    found = finders.find(name)
    return Path(found) if isinstance(found, str) else Path(settings.STATIC_ROOT) / name
