"""Beyond one user's pages: the month, callers among very many, several people at once, a browser on a slow line."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test import Client, override_settings

from aftersales.local.console import say
from benchmarks.bench import contacts, loading
from benchmarks.bench.crowd import getter, together, web_server
from benchmarks.bench.timing import Cost, cost
from core.clock import local
from org.enums import Post
from org.models import Unit, User
from tickets.models import Ticket

MONTH = """
    SELECT t.region_id, t.channel, t.status, count(*),
           count(*) FILTER (WHERE t.closed_at < %s), count(c.id) FILTER (WHERE c.breached_at IS NOT NULL)
    FROM tickets_ticket t LEFT JOIN deadlines_clock c ON c.stream_id = t.stream_id
    WHERE t.registered_at >= %s AND t.registered_at < %s GROUP BY 1, 2, 3
"""
ROUNDS = 12
SIGN_IN = "django.contrib.auth.backends.ModelBackend"
Fetch = Callable[[str, list[Any]], None]


def signed_in(user: User) -> Client:
    browser = Client()
    browser.force_login(user, backend=SIGN_IN)
    return browser


def month(runs: int, fetch: Fetch, *, at: datetime) -> tuple[Cost, Cost]:
    """Raw SQL and ours of the present month's page, for the group."""
    first = local(at).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    raw = cost(partial(fetch, MONTH, [at, first, at + timedelta(days=1)]), runs)
    browser = signed_in(User.objects.get(username=Post.GROUP))
    return raw, cost(partial(_ok, browser, f"/reports/month/?month={first:%Y-%m}"), runs)


def _ok(browser: Client, path: str) -> None:
    answer = browser.get(path)
    if answer.status_code != 200:
        raise RuntimeError(f"{path}: {answer.status_code}")


def callers(count: int, unit: Unit, desk: User, runs: int, fetch: Fetch, *, at: datetime) -> None:
    """Grow the register of customers and find callers in it."""
    contacts.populate(count, unit, at=at)
    say(f"\n{count:,} customers with a number each, median ms of one user")
    say(f"{'operation':28}{'raw SQL':>10}{'ours':>10}{'p95':>10}{'ours/raw':>11}{'SQL':>6}")
    for name, raw, ours in contacts.lookups(signed_in(desk), runs, fetch):
        _line(name, raw, ours)


def _line(name: str, raw: Cost, ours: Cost) -> None:
    say(
        f"{name:28}{raw.p50:>10.2f}{ours.p50:>10.2f}{ours.p95:>10.2f}"
        f"{ours.p50 / raw.p50:>11.1f}{ours.queries:>6}"
    )


@contextmanager
def served() -> Iterator[str]:
    """The web process with the static files it would serve after `up`."""
    with override_settings(STORAGES=settings.STORAGES | {"staticfiles": COMPRESSED}):
        call_command("collectstatic", interactive=False, verbosity=0)
    with web_server("benchmarks.bench.served") as base:
        yield base


COMPRESSED = {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}


def crowd(users: int, base: str, desk: User, fetch: Fetch, queries: list[tuple[str, list[Any]]]) -> None:
    """So many people reading list, search and ticket at once, and as many connections with the raw SQL."""
    name, value = _cookie(desk)
    number = Ticket.objects.select_related("stream").order_by("-registered_at")[3].number
    pages = ["/tickets/", f"/tickets/?{urlencode({'q': '漏水'})}", f"/tickets/{number}/"]
    asked = [getter(base, page, f"{name}={value}") for page in pages]
    together(users, 2, asked)
    ours = together(users, ROUNDS, asked)
    raw = together(users, ROUNDS, [partial(fetch, *query) for query in queries])
    say(f"\n{users} users at once, web process with threads as in `up`")
    say(f"{'':28}{'median ms':>10}{'p95 ms':>10}{'per s':>10}")
    for words, (p50, p95, rate) in (("raw SQL", raw), ("ours", ours)):
        say(f"{words:28}{p50:>10.1f}{p95:>10.1f}{rate:>10.1f}")
    connection.close()


def _cookie(user: User) -> tuple[str, str]:
    return settings.SESSION_COOKIE_NAME, signed_in(user).cookies[settings.SESSION_COOKIE_NAME].value


def browser(base: str, desk: User) -> None:
    """Main pages cold and warm in Chromium."""
    group = User.objects.get(username=Post.GROUP)
    number = Ticket.objects.select_related("stream").order_by("-registered_at")[3].number
    visits = [
        (desk, loading.Visit("intake, desk", "/intake/booking/", loading.OFFICE, loading.DESK)),
        (desk, loading.Visit("ticket list, desk", "/tickets/", loading.OFFICE, loading.DESK)),
        (desk, loading.Visit("ticket, desk", f"/tickets/{number}/", loading.OFFICE, loading.DESK)),
        (group, loading.Visit("month, desk", "/reports/month/", loading.OFFICE, loading.DESK)),
        (desk, loading.Visit("ticket, 1.6 Mbit phone", f"/tickets/{number}/", loading.MOBILE, loading.PHONE)),
        (desk, loading.Visit("ticket, 400 kbit phone", f"/tickets/{number}/", loading.EDGE, loading.PHONE)),
    ]
    say(f"\n{'page in Chromium':28}{'cold s':>10}{'KB':>8}{'warm s':>10}{'KB':>8}{'shift':>8}")
    cookies = {user: _cookie(user) for user in (desk, group)}
    with loading.chromium() as program:
        if program is None:
            say("no Chromium on this machine: left out")
            return
        for user, one in visits:
            cold, warm = loading.visit(program, base, cookies[user], one)
            say(
                f"{one.name:28}{cold.lcp:>10.2f}{cold.kilobytes:>8.0f}{warm.lcp:>10.2f}"
                f"{warm.kilobytes:>8.0f}{max(cold.shift, warm.shift):>8.3f}"
            )
