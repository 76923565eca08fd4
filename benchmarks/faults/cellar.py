"""A technician's day in a cellar: eight hours without network, then a bad one, with kills on both sides.

The phone's clock is set back while it is cut off, so that the hours lie in the past for the server.
"""

import os
import random
from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from time import monotonic, sleep

from django.core.management import call_command
from playwright.sync_api import Page, sync_playwright

from aftersales.local import statics
from benchmarks.faults import company
from benchmarks.faults.checks import Row, equal
from benchmarks.faults.output import say, show_logs, wide
from benchmarks.faults.parts import Part, make_web
from benchmarks.faults.world import World
from benchmarks.phone.browser import Phone
from benchmarks.phone.pages import PASSWORD, finish, leave, set_out
from benchmarks.servers.weak_network import WeakNetwork, weak_network
from core.clock import now
from core.models import Event
from dispatch.enums import PostOutcome
from dispatch.events import OrderMoved
from dispatch.models import PhonePost, WorkOrder

JOBS = 5
PHOTOS = 8  # of each job
HOURS = 8
LOST, REFUSED = 0.35, 0.14
PATIENCE = 300  # seconds until everything must have arrived
STEPS = [
    *("acceptance", "contact", "ledger", "preparation", "departure", "arrival", "findings"),
    *["photos"] * PHOTOS,
    *("repair", "outcome", "closure", "check-out", "record"),
]
SETTING_OUT = 6  # steps until the arrival
STATES = ["accepted", "departed", "on_site", "work_done", "signed", "recorded"]
# The clock of the phone by what its profile says; only for pages, so that the test moves it between starts.
CLOCK = """
const Real = Date, back = BACK_HOURS * 3600e3;
Date = class extends Real {
  constructor(...given) { given.length ? super(...given) : super(Real.now() - back); }
  static now() { return Real.now() - back; }
};
if (self.ServiceWorkerRegistration) delete ServiceWorkerRegistration.prototype.sync;
"""


def run(place: World, *, seed: int) -> int:
    """Prints what was counted; 0 when everything is as it must be."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # the browser's loop runs in this thread
    call_command("migrate", interactive=False, verbosity=0)
    statics.collect()
    begun = now() - timedelta(hours=HOURS + 1)
    orders = company.with_jobs(JOBS, at=begun, password=PASSWORD)
    web, address = make_web(place.logs, place.keep)
    web.start()
    with weak_network(address, seed) as network, sync_playwright() as driver:
        phone = Phone(driver.chromium, place.logs.parent / "phone", network.url)
        try:
            seconds = _day(phone, network, orders, web, begun)
        finally:
            phone.close()
            web.stop()
    rows = _counted(orders, network, begun, web.kills)
    _show(rows, seconds, place.logs)
    return 0 if all(row.ok for row in rows) else 1


def _day(
    phone: Phone, network: WeakNetwork, orders: Sequence[WorkOrder], web: Part, begun: datetime
) -> float:
    """All jobs offline with kills in between; returns the seconds until the last step had arrived."""
    _take_along(phone.start(), orders[0].technician.user.username)
    phone.close()
    network.up = False
    for done, order in enumerate(orders):
        page = _restart(phone, HOURS * (1 - done / JOBS))
        page.goto(f"/work/{order.number}/")
        set_out(page, begun + timedelta(hours=2) + done * company.SPACING)
        _waits(page, len(STEPS) * done + SETTING_OUT)
        phone.kill()
        page = _restart(phone, HOURS * (1 - (done + 0.5) / JOBS))
        page.goto(f"/work/{order.number}/")
        finish(page, PHOTOS)
        leave(page)
        _waits(page, len(STEPS) * (done + 1))
        phone.close() if done % 2 else phone.kill()
        say(f"{order.number}：离线完成，手机上 {len(STEPS) * (done + 1)} 项待传")
    return _back_in_the_net(phone, network, orders[0].technician.user.username, web)


def _restart(phone: Phone, back: float) -> Page:
    phone.script = CLOCK.replace("BACK_HOURS", str(back))
    return phone.start().page()


def _waits(page: Page, count: int) -> None:
    """What the strip counts is on the disk; only then a kill is fair."""
    page.locator("[data-outbox-strip]", has_text=f"，{count} 项").wait_for()


def _take_along(phone: Phone, username: str) -> None:
    page = phone.sign_in(username, PASSWORD, "/work/mine/")
    page.locator("[data-kept]", has_text=str(JOBS)).wait_for(timeout=60_000)


def _back_in_the_net(phone: Phone, network: WeakNetwork, username: str, web: Part) -> float:
    """35 % lost answers, 14 % refused, three tabs; the browser and the web server are killed on the way."""
    phone.script = ""
    network.lost, network.refused, network.up = LOST, REFUSED, True
    begun, dice = monotonic(), random.Random(1)
    for kill in (True, True, False):
        phone.start().sign_in(username, PASSWORD, "/work/mine/")
        tabs = [phone.page() for _ in range(2)]
        for tab in tabs:
            tab.goto("/work/mine/")
        if kill:
            sleep(dice.uniform(3, 6))
            web.kill()
            web.revive()
            phone.kill()
    until = begun + PATIENCE
    while PhonePost.objects.count() < len(STEPS) * JOBS and monotonic() < until:
        tabs[0].wait_for_timeout(500)
    seconds = monotonic() - begun
    tabs[0].wait_for_timeout(3000)  # nothing more may come
    return seconds


def _counted(orders: Sequence[WorkOrder], network: WeakNetwork, begun: datetime, kills: int) -> list[Row]:
    posts = PhonePost.objects.filter(outcome=PostOutcome.APPLIED)
    held = Counter(order.number for order in orders for _step in STEPS)
    found = Counter(posts.values_list("order__number", flat=True))
    wrong = [order.number for order in orders if _steps(order) != STEPS or _moves(order) != STATES]
    times = list(posts.order_by("pk").values_list("at", flat=True))
    return [
        equal("丢失的步骤", 0, (held - found).total()),
        equal("重复的步骤", 0, (found - held).total()),
        equal("次序不对的派工单", [], wrong),
        equal("照片", JOBS * PHOTOS, sum(order.photos.count() for order in orders)),
        equal("转为离线补录", 0, PhonePost.objects.kept().count()),
        equal("早于派工或晚于现在的事实时间", 0, sum(not begun <= at <= now() for at in times)),
        Row(
            "最早的事实早于收到",
            "≥ 7 小时",
            str(now() - min(times)),
            now() - min(times) >= timedelta(hours=7),
        ),
        Row("丢失的答复", "> 0", str(network.seen["lost"]), network.seen["lost"] > 0),
        Row("拒绝的请求", "> 0", str(network.seen["refused"]), network.seen["refused"] > 0),
        Row("kill -9 web", "≥ 1", str(kills), kills >= 1),
    ]


def _steps(order: WorkOrder) -> list[str]:
    return list(order.phone_posts.order_by("pk").values_list("step", flat=True))


def _moves(order: WorkOrder) -> list[str]:
    rows = Event.objects.filter(stream=order.ticket_id, name=OrderMoved.name).order_by("pk")
    return [row.facts["after"] for row in rows]


def _show(rows: Sequence[Row], seconds: float, logs: Path) -> None:
    say(f"{len(STEPS) * JOBS} 个步骤、{JOBS * PHOTOS} 张照片，联网后 {seconds:.0f} 秒全部到达")
    for row in rows:
        say(
            f"{'✓' if row.ok else '✗'} {wide(row.name, 28)}{wide('应为 ' + row.expected, 18)}实为 {row.found}"
        )
    failed = [row for row in rows if not row.ok]
    if failed:
        show_logs(logs)
    say(f"{len(failed)} 项不符" if failed else "没有丢失，没有重复")
