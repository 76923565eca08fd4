"""The four-hour rule on a phone: no unit on the van, an estimate on arrival, the order at once."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from core.actors import SYSTEM
from dispatch.models import WorkOrder
from org.models import Unit, User
from packs.operations import activate
from parts.models import StandbyOrder
from tests.factories.dispatch import make_order, make_skill, make_technician, prepare
from tests.factories.parts import make_model
from tests.factories.tickets import make_ticket
from tickets.models import FaultCategory


@pytest.fixture
def job(
    category: FaultCategory, east: Unit, desk: User, technician: User, supervisor: User, at: datetime
) -> WorkOrder:
    """A prepared job with four hours to repair or replace."""
    began = at - timedelta(hours=1)
    activate(packs=["central_ac"], rank="product_model", key=make_model().code, by=SYSTEM, at=began)
    own = {
        "category": category,
        "serial": "AC-1",
        "model_code": "AC-35",
        "address": "上海市浦东新区张杨路1587号",
    }
    ticket = make_ticket(east, by=desk, at=began, fault=True, **own)
    tech = make_technician(east, make_skill(), user=technician)
    return prepare(make_order(ticket, tech, by=supervisor, at=began), began)


def test_an_estimate_beyond_the_promise_orders_a_unit(
    phone: Page,
    sign_in: Callable[..., Page],
    axe: Callable[[Page], list[str]],
    technician: User,
    manager: User,
    job: WorkOrder,
) -> None:
    sign_in(phone, technician).goto(f"/work/{job.number}/")
    expect(phone.get_by_role("link", name="还差 1 项")).to_be_visible()
    phone.locator("#van_reason").fill("站里备用机在途")
    phone.get_by_role("button", name="保存原因").click()
    phone.get_by_role("button", name="出发", exact=True).click()
    phone.locator("#arrival_minutes").fill("200")
    phone.get_by_role("button", name="到场", exact=True).click()
    expect(phone.get_by_text("备用机申请")).to_contain_text("待安排")
    assert (StandbyOrder.objects.get().why, axe(phone)) == ("late_estimate", [])
