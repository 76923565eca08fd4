"""The run: grow the data, measure each row of the table, print it."""

from dataclasses import dataclass
from datetime import datetime
from itertools import count
from typing import Any
from uuid import uuid4

from django.core.management import call_command
from django.db import connection
from django.test import Client, override_settings

from aftersales.local.console import say
from benchmarks.bench import asking, backtests, data, further, promises, sales, verdicts
from benchmarks.bench.timing import Cost, cost
from benchmarks.faults.company import found
from core.clock import now
from core.search import query_tokens
from org.enums import Post
from org.models import Unit, User
from org.operations import tokens
from tickets.models import Ticket

LIST = "SELECT stream_id, status, description FROM tickets_ticket ORDER BY registered_at DESC, stream_id DESC LIMIT 50"
SEARCH = (
    "SELECT t.stream_id, t.status, t.description FROM tickets_ticket t JOIN tickets_ticketsearch s "
    "ON s.ticket_id = t.stream_id WHERE s.tokens @> %s::varchar[] ORDER BY t.registered_at DESC LIMIT 50"
)
PAGE = "SELECT * FROM tickets_ticket WHERE stream_id = %s"
WORDS = (("search, 2 characters", "漏水"), ("search, 4 characters", "无法开机"))


@dataclass(frozen=True)
class Row:
    """One operation: raw SQL, the bare view, ours."""

    name: str
    raw: Cost
    bare: Cost
    ours: Cost


@dataclass(frozen=True)
class Extent:
    """How many tickets one after the other, how often each page is asked for, and the tables beyond."""

    sizes: list[int]
    runs: int
    clocks: int = 0
    contacts: int = 0
    users: int = 0
    browser: bool = False


def run(extent: Extent) -> None:
    """Measure at each size in one database and print the tables, then what promises and more people cost."""
    runs = extent.runs
    call_command("migrate", verbosity=0)
    at = now()
    desk, unit = found(at=at)
    data.seed(desk, unit, at=at)
    before: dict[str, float] = {}
    for size in extent.sizes:
        data.grow(size)
        data.settle()
        rows = measure(desk, runs)
        _print(size, rows, before)
        before = before or {row.name: row.ours.p50 for row in rows}
        raw_month, month = further.month(runs, _fetch, at=at)
        say(
            f"{'month page':28}{raw_month.p50:>10.2f} ms raw {month.p50:>10.2f} ms ours {month.queries:>6} SQL"
        )
    _verdicts()
    _typing(desk, unit, runs)
    officer = User.objects.get(username=Post.GROUP)
    backtests.run(desk, officer, at=at)
    if extent.clocks:
        promises.run(at=at, many=extent.clocks)
    sales.run(officer, unit, at=at)
    _beyond(extent, desk, unit, at)


def _verdicts() -> None:
    say("\nverdicts a second and core (aim >= 20,000)")
    for name, rate in verdicts.measure():
        say(f"{name:28}{rate:>12,.0f}")


def _typing(desk: User, unit: Unit, runs: int) -> None:
    found = asking.measure(desk, unit, runs)
    say(f"\nverdict while typing {found.p50:.0f} ms, p95 {found.p95:.0f} (aim <= 150), {found.queries} SQL")


def _beyond(extent: Extent, desk: User, unit: Unit, at: datetime) -> None:
    """Very many customers, several people at once, a browser."""
    if extent.contacts:
        further.callers(extent.contacts, unit, desk, extent.runs, _fetch, at=at)
    if not (extent.users or extent.browser):
        return
    with further.served() as base:
        if extent.users:
            wanted = query_tokens(WORDS[0][1])
            newest = Ticket.objects.order_by("-registered_at").values_list("pk", flat=True)[3]
            further.crowd(
                extent.users, base, desk, _fetch, [(LIST, []), (SEARCH, [wanted]), (PAGE, [newest])]
            )
        if extent.browser:
            further.browser(base, desk)


def measure(desk: User, runs: int) -> list[Row]:
    """List, searches, page and creation."""
    browser = Client()
    browser.force_login(desk, backend="django.contrib.auth.backends.ModelBackend")
    ticket = Ticket.objects.select_related("stream").order_by("-registered_at")[7]
    rows = [_row("list, first page", runs, (LIST, []), "/rows/", "/tickets/", browser)]
    for name, words in WORDS:
        wanted = query_tokens(words)
        bare = "/rows/?" + "&".join(f"token={token}" for token in wanted)
        rows.append(_row(name, runs, (SEARCH, [wanted]), bare, f"/tickets/?q={words}", browser))
    page = f"/tickets/{ticket.number}/"
    rows.append(_row("ticket page", runs, (PAGE, [ticket.pk]), f"/page/{ticket.pk}/", page, browser))
    return [*rows, _creation(desk, ticket, runs, browser)]


def _row(name: str, runs: int, raw: tuple[str, list[Any]], bare: str, ours: str, browser: Client) -> Row:
    with override_settings(ROOT_URLCONF="benchmarks.bench.bare"):
        framework = cost(lambda: _ok(browser.get(bare)), runs)
    return Row(name, cost(lambda: _fetch(*raw), runs), framework, cost(lambda: _ok(browser.get(ours)), runs))


def _creation(desk: User, ticket: Ticket, runs: int, browser: Client) -> Row:
    token = tokens.make(user=desk, name="bench", by=desk, at=now())
    numbers = count()

    def ours() -> None:
        body = {
            "channel": "phone",
            "intent": "booking",
            "service_type": "repair",
            "customer": {"name": "压测客户", "phone": f"138{next(numbers):08d}"},
            "region": "east",
            "dissatisfied": False,
            "description": "空调不制冷",
        }
        head = {"Authorization": f"Bearer {token}", "Idempotency-Key": str(uuid4())}
        _ok(browser.post("/api/v1/tickets/", body, content_type="application/json", headers=head), 201)

    with override_settings(ROOT_URLCONF="benchmarks.bench.bare"):
        framework = cost(lambda: _ok(browser.post("/create/", {"like": ticket.pk})), runs)
    raw = cost(lambda: _insert(ticket.pk), runs)
    data.drop_numberless()
    return Row("create", raw, framework, cost(ours, runs))


def _insert(like: int) -> None:
    """Identity and ticket in two raw statements."""
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO core_stream (kind, opened_at) VALUES ('ticket', now()) RETURNING id")
        pk = cursor.fetchone()[0]
        cursor.execute(_copy_sql(), [pk, like])


def _copy_sql() -> str:
    names = [field.column for field in Ticket._meta.concrete_fields if field.column != "stream_id"]
    columns = ", ".join(names)
    return f"INSERT INTO tickets_ticket (stream_id, {columns}) SELECT %s, {columns} FROM tickets_ticket WHERE stream_id = %s"


def _fetch(sql: str, values: list[Any]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        cursor.fetchall()


def _ok(answer: Any, status: int = 200) -> None:
    if answer.status_code != status:
        raise RuntimeError(f"{answer.status_code}: {answer.content[:300]!r}")


def _print(size: int, rows: list[Row], before: dict[str, float]) -> None:
    say(f"\n{size:,} tickets, median ms of one user")
    say(
        f"{'operation':28}{'raw SQL':>10}{'bare':>10}{'ours':>10}{'p95':>10}{'ours/bare':>11}{'SQL':>6}{'growth':>8}"
    )
    for row in rows:
        ratio = row.ours.p50 / row.bare.p50
        grown = f"{row.ours.p50 / before[row.name]:.2f}" if before else ""
        say(
            f"{row.name:28}{row.raw.p50:>10.2f}{row.bare.p50:>10.2f}{row.ours.p50:>10.2f}"
            f"{row.ours.p95:>10.2f}{ratio:>11.2f}{row.ours.queries:>6}{grown:>8}"
        )
