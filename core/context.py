"""What every page knows: the rail, the bell, the instant it was made. Nothing is asked before it is shown."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from core.clock import now
from core.doors import BELL, NAV
from core.ui_words import ui_words

ROOM = 12  # entries that a screen of 768 lines shows


@dataclass(frozen=True)
class RailItem:
    """One entry of the rail as the template shows it; a minor one stands under 「更多」."""

    label: Any
    url: str
    icon: str
    active: bool
    mobile: bool
    minor: bool


def page(request: HttpRequest) -> dict[str, Any]:
    """Context processor of all templates."""
    made_at: datetime = now()
    return {
        "made_at": made_at,
        "ui_words": ui_words,
        "nav_items": SimpleLazyObject(lambda: rail(request)),
        "page_address": SimpleLazyObject(lambda: page_address(request)),
        "inbox_unread": SimpleLazyObject(lambda: unread(request)),
    }


def page_address(request: HttpRequest) -> str:
    """Where the visitor is: the page around a fragment, the page before for an answer to a posted form."""
    htmx = getattr(request, "htmx", None)
    if htmx and htmx.current_url_abs_path:
        return str(htmx.current_url_abs_path)
    if request.method in ("GET", "HEAD"):
        return request.get_full_path()
    before = urlsplit(request.headers.get("Referer", ""))
    return f"{before.path}?{before.query}" if before.query else before.path or "/"


def rail(request: HttpRequest) -> list[RailItem]:
    """Entries the person may open, minor ones last; the longest matching address is the present one."""
    if not _signed_in(request):
        return []
    items = [item for item in NAV if item.allowed(request.user)]
    matching = [item.match for item in items if _matches(request.path, item.match)]
    present = max(matching, key=len, default=None)
    full = len(items) > ROOM
    return [
        RailItem(
            item.label,
            reverse(item.url_name),
            item.icon,
            item.match == present,
            item.mobile,
            item.minor and full,
        )
        for item in sorted(items, key=lambda item: item.minor and full)
    ]


def unread(request: HttpRequest) -> int:
    """The number on the bell, 0 for visitors."""
    return sum(bell.count(request.user) for bell in BELL) if _signed_in(request) else 0


def _matches(path: str, match: str) -> bool:
    return path == match if match == "/" else path.startswith(match)


def _signed_in(request: HttpRequest) -> bool:
    user = getattr(request, "user", None)
    return bool(user and user.is_authenticated)
