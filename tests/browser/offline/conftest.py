"""A phone that can be cut off and killed: its own profile folder, and a weak network before the server."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from benchmarks.phone.browser import Phone
from benchmarks.phone.pages import PASSWORD
from benchmarks.servers.weak_network import WeakNetwork, weak_network
from dispatch.models import WorkOrder
from org.models import Unit, User
from tests.browser.conftest import WATCH
from tests.factories.dispatch import make_order, make_skill, make_technician, plan
from tests.factories.tickets import make_ticket
from tickets.models import FaultCategory
from tickets.operations import permits


@pytest.fixture
def make_job(
    category: FaultCategory, east: Unit, desk: User, supervisor: User, technician: User, at: datetime
) -> Callable[[], WorkOrder]:
    """Another job of the technician, each of another customer and time."""
    tech = make_technician(east, make_skill(), user=technician)
    made: list[WorkOrder] = []

    def make() -> WorkOrder:
        n = len(made)
        ticket = make_ticket(
            east, by=desk, at=at, category=category, phone=f"1381234567{n}", description=f"空调不制冷 {n}"
        )
        approved = permits.approve(ticket=ticket, by=supervisor, at=at)
        later = plan(at, starts_in=timezone.timedelta(hours=1 + n), length=timezone.timedelta(minutes=50))
        made.append(make_order(approved, tech, by=supervisor, at=at, planned=later))
        return made[-1]

    return make


@pytest.fixture
def order(make_job: Callable[[], WorkOrder]) -> WorkOrder:
    return make_job()


@pytest.fixture
def network(live_server: Any) -> Iterator[WeakNetwork]:
    with weak_network((live_server.thread.host, live_server.thread.port)) as made:
        yield made


@pytest.fixture
def phone(chromium: Browser, tmp_path: Path, network: WeakNetwork, technician: User) -> Iterator[Phone]:
    """A technician's phone, started."""
    technician.set_password(PASSWORD)
    technician.save(update_fields=["password"])
    made = Phone(chromium.browser_type, tmp_path / "phone", network.url, WATCH).start()
    yield made
    made.close()
    assert made.faults == []


@pytest.fixture
def taken(phone: Phone, technician: User, order: WorkOrder) -> Page:
    """Signed in, with the job on the phone."""
    page = phone.sign_in(technician.username, PASSWORD, "/work/mine/")
    expect(page.locator("[data-kept]")).to_have_text("1")
    return page
