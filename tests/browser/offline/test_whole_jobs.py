"""Whole jobs without network: nothing lost, nothing twice, in order."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from playwright.sync_api import expect

from benchmarks.phone.browser import Phone
from benchmarks.phone.pages import PASSWORD, finish, leave, set_out, waits
from benchmarks.servers.weak_network import WeakNetwork
from core.models import Event
from dispatch.events import OrderMoved
from dispatch.models import PhonePost, Rating, Signature, WorkOrder
from org.models import User

STEPS = [
    "acceptance",
    "contact",
    "ledger",
    "preparation",
    "departure",
    "arrival",
    "findings",
    "photos",
    "photos",
    "repair",
    "outcome",
    "closure",
    "check-out",
    "record",
]
AHEAD = """
const Real = Date;
class Shifted extends Real {
  constructor(...given) { given.length ? super(...given) : super(Real.now() + 8 * 3600e3); }
  static now() { return Real.now() + 8 * 3600e3; }
}
Date = Shifted;
if (self.ServiceWorkerRegistration) delete ServiceWorkerRegistration.prototype.sync; // the worker beside it keeps the right time
"""


def moves(order: WorkOrder) -> list[str]:
    rows = Event.objects.filter(stream=order.ticket_id, name=OrderMoved.name).order_by("pk")
    return [row.facts["after"] for row in rows]


@pytest.mark.requirement("TKT-35")
def test_two_jobs_are_done_in_a_cellar_through_kills_tabs_and_lost_answers(
    phone: Phone, network: WeakNetwork, technician: User, make_job: Callable[[], WorkOrder], at: datetime
) -> None:
    """28 steps and 4 photos offline, the browser killed twice; then 35 % lost answers, 14 % 503, three tabs."""
    orders = [make_job(), make_job()]
    page = phone.sign_in(technician.username, PASSWORD, "/work/mine/")
    expect(page.locator("[data-kept]")).to_have_text("2")
    network.up = False
    for done, order in enumerate(orders):
        page.goto(f"/work/{order.number}/")
        set_out(page, at + timedelta(hours=1 + done))
        waits(page, 14 * done + 6)
        phone.kill()
        page = phone.start().page()
        page.goto(f"/work/{order.number}/")
        finish(page)
        leave(page)
        waits(page, 14 * done + 14)
    assert PhonePost.objects.count() == 0
    network.lost, network.refused, network.up = 0.35, 0.14, True
    tabs = [
        phone.sign_in(technician.username, PASSWORD, "/work/mine/"),
        phone.page(),
        phone.page(),
    ]  # its cookies died with the browser
    for tab in tabs[1:]:
        tab.goto("/work/mine/")
    expect(tabs[0].locator("[data-waiting-count]")).to_have_text("0", timeout=60_000)
    for order in orders:
        assert list(order.phone_posts.values_list("step", flat=True)) == STEPS
        assert moves(order) == ["accepted", "departed", "on_site", "work_done", "signed", "recorded"]
    assert network.seen["lost"] > 0
    assert (Signature.objects.count(), Rating.objects.count(), orders[0].photos.count()) == (2, 2, 2)
    assert PhonePost.objects.kept().count() == 0
    assert network.seen["answered"] + network.seen["lost"] >= 28


def test_a_clock_eight_hours_ahead_is_corrected_and_flagged(
    phone: Phone, network: WeakNetwork, technician: User, order: WorkOrder
) -> None:
    phone.close()
    phone.script += AHEAD
    page = phone.start().sign_in(technician.username, PASSWORD, "/work/mine/")
    expect(page.locator("[data-kept]")).to_have_text("1")
    network.up = False
    page.goto(f"/work/{order.number}/")
    page.get_by_role("button", name="接单", exact=True).click()
    waits(page, 1)
    network.up = True
    page.goto("/work/mine/")
    expect(page.locator("[data-waiting-count]")).to_have_text("0")
    post = PhonePost.objects.get()
    assert (round(post.skew_seconds / 3600), post.doubted) == (-8, True)
    assert abs(post.at - post.received_at) < timedelta(minutes=1)
