"""The four-hour rule: no unit on the van, an estimate on arrival, the order at once, the lent unit and its return."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from core.actors import SYSTEM
from dispatch.models import WorkOrder
from org.models import Unit, User
from packs.operations import activate
from parts.models import StandbyOrder, StandbyUnit
from tests.factories.dispatch import make_order, make_skill, make_technician, prepare
from tests.factories.parts import make_depot, make_model, make_standby
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


@pytest.fixture
def unit(job: WorkOrder, east: Unit, manager: User, at: datetime) -> StandbyUnit:
    """A unit of the model in the depot."""
    return make_standby(make_depot(east, by=manager, at=at), by=manager, at=at, serial="BY-A")


def ordered(phone: Page, job: WorkOrder) -> None:
    """The technician leaves without a unit, arrives, and will not be done in time."""
    phone.goto(f"/work/{job.number}/")
    expect(phone.get_by_role("link", name="还差 1 项")).to_be_visible()
    phone.locator("#van_reason").fill("站里备用机在途")
    phone.get_by_role("button", name="保存原因").click()
    phone.get_by_role("button", name="出发", exact=True).click()
    phone.locator("#arrival_minutes").fill("200")
    phone.get_by_role("button", name="到场", exact=True).click()
    expect(phone.get_by_text("备用机申请")).to_contain_text("待安排")


def lent(page: Page) -> None:
    """The station's manager chooses the unit and hands it over."""
    page.goto("/parts/orders/")
    page.get_by_role("link", name=StandbyOrder.objects.get().number).click()
    page.get_by_role("radio", name="BY-A").check()
    page.get_by_role("button", name="安排", exact=True).click()
    page.get_by_label("借出时状况").fill("外观完好，试机正常")
    page.get_by_role("button", name="登记借出").click()
    expect(page.get_by_text("借用中")).to_be_visible()


def taken_back(page: Page) -> None:
    page.get_by_label("归还时状况").fill("完好")
    page.get_by_role("button", name="登记归还").click()
    expect(page.get_by_text("已归还")).to_be_visible()


def test_beyond_four_hours_a_unit_is_ordered_lent_and_taken_back(
    page: Page,
    phone: Page,
    sign_in: Callable[..., Page],
    axe: Callable[[Page], list[str]],
    technician: User,
    manager: User,
    job: WorkOrder,
    unit: StandbyUnit,
) -> None:
    ordered(sign_in(phone, technician), job)
    assert (StandbyOrder.objects.get().why, axe(phone)) == ("late_estimate", [])
    lent(sign_in(page, manager))
    assert axe(page) == []
    phone.reload()
    expect(phone.get_by_text("BY-A")).to_be_visible()
    taken_back(page)
    unit.refresh_from_db()
    assert unit.state == "in_stock"
