"""Demo sign-ins for the sign-in page: names only, and only while the accounts are open."""

import json
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from org.enums import Post
from org.models import User


@dataclass(frozen=True)
class DemoSignIn:
    """One account of demo.json; its password stands in that file, never on a page."""

    username: str
    name: str
    post: str
    unit: str


def demo_sign_ins() -> list[DemoSignIn]:
    """Accounts of the demo company; empty without one, and when the server is not bound to loopback
    (its accounts are closed then).
    """
    try:
        kept = json.loads((Path(settings.HOME) / "demo.json").read_text(encoding="utf-8"))["accounts"]
    except (OSError, ValueError, KeyError):
        return []
    open_now = dict(
        User.objects.filter(
            username__in=[account["username"] for account in kept], is_active=True
        ).values_list("username", "name")
    )
    return [
        DemoSignIn(
            account["username"], open_now[account["username"]], _words(account["post"]), account["unit"]
        )
        for account in kept
        if account["username"] in open_now
    ]


def _words(post: str) -> str:
    return str(Post(post).label) if post in Post.values else post
