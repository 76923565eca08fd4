"""The language of pages and messages: what somebody chose, else the language of the house."""

from django.conf import settings
from django.http import HttpRequest

KNOWN = frozenset(code for code, _name in settings.LANGUAGES)


def language_for(request: HttpRequest) -> str:
    """In which language a request is answered.

    A page never follows the browser's list: office machines in China often ask for English without anybody having
    wished so. A program says in its request which language it wants.
    """
    chosen = getattr(request.user, "language", "") or request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    if request.path_info.startswith("/api/"):
        chosen = _asked(request) or chosen
    return chosen if chosen in KNOWN else settings.LANGUAGE_CODE


def _asked(request: HttpRequest) -> str:
    first = request.headers.get("Accept-Language", "").split(",")[0].split(";")[0].strip().lower()
    return "en" if first.partition("-")[0] == "en" else "zh-hans" if first.startswith("zh") else ""
