"""Phones of the demo company on their way back: announced, received, and a refund that waits for its approval."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from core.actors import SYSTEM
from core.clock import local_day
from customers.operations import record_sale
from org.models import Unit, User
from packs.enums import Rank
from packs.models import Activation
from packs.operations import activate
from tickets.enums import Intent, ServiceType
from tickets.models import FaultCategory, Ticket
from tickets.operations import contacts
from tickets.operations.intake import Intake, register
from warranty.models import Case
from warranty.operations import cases, claims
from warranty.operations.cases.parcels import Found

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
LINE, SHOPS = "phone", "phone_retail"
SEND_TO = "恒安家电服务（演示）售后件组，上海市闵行区申长路 988 号，021-99000000"
WHOLE = ("product", "manual", "outer_packaging", "charger", "invoice", "warranty_card")


@dataclass(frozen=True)
class Phone:
    """Who bought it, what is wrong, what is asked for, and how long ago the call came."""

    serial: str
    name: str
    phone: str
    project: str
    words: str
    category: str
    requested: str
    kind: str
    days_ago: int


PHONES = [
    Phone("PH-6-2610-70001", "仇海波", "13900000105", "hangzhou", "新手机充不进电，换过插座和线。",
          "ph-battery", "exchange", "exchange", 1),
    Phone("PH-6-2610-70002", "乐文静", "13900000106", "hangzhou", "新手机屏幕有一条亮线，没有摔过。",
          "ph-screen", "exchange", "exchange", 3),
    Phone("PH-6-2610-70003", "许光明", "13900000120", "shanghai", "新手机反复重启，要求退货。",
          "ph-battery", "return", "return", 4),
]  # fmt: skip


def build_returns(units: Mapping[str, Unit], people: Mapping[str, User], *, at: datetime) -> None:
    """Three cases of phones under the pack of phone shops."""
    _pack(at)
    announced, came, returned = (_case(one, units, people, at) for one in PHONES)
    cases.announce_parcel(
        case=announced, carrier="顺丰速运", tracking="SF1000200300", by=people["hotline1"], at=at - 5 * HOUR
    )
    _receive(came, people, at - DAY)
    _refund(_receive(returned, people, at - 2 * DAY), people, at - DAY)


def _pack(at: datetime) -> None:
    """Phones are judged by the pack of phone shops."""
    if not Activation.objects.filter(pack__code=SHOPS).exists():
        since = local_day(at) - 30 * DAY
        activate(packs=[SHOPS], rank=Rank.LINE, key=LINE, since=since, by=SYSTEM, at=at)


def _case(phone: Phone, units: Mapping[str, Unit], people: Mapping[str, User], at: datetime) -> Case:
    called = at - phone.days_ago * DAY - 2 * HOUR
    ticket = _ticket(phone, units, people, called)
    desk = people["hotline1"]
    opening = cases.Opening(kind=phone.kind, send_to=SEND_TO, supplied=("charger",))
    return cases.start(ticket=ticket, opening=opening, by=desk, at=called + HOUR)


def _ticket(phone: Phone, units: Mapping[str, Unit], people: Mapping[str, User], called: datetime) -> Ticket:
    desk, bought_on = people["hotline1"], local_day(called) - 2 * DAY
    form = Intake(
        channel="phone",
        intent=Intent.CONSULTATION,
        service_type=ServiceType.SUPPORT,
        description=phone.words,
        received_at=called,
        region=units["east"],
        project=units[phone.project],
        dissatisfied=False,
        name=phone.name,
        phone=phone.phone,
        serial=phone.serial,
        model_code="PH-6",
        bought_on=bought_on,
        category=FaultCategory.objects.get(code=phone.category),
    )
    ticket = register(form=form, by=desk, at=called)
    sold = {
        "kind": "counter",
        "bought_on": bought_on,
        "invoice": f"FP-{phone.serial[-5:]}",
        "price": "1999.00",
    }
    if ticket.asset is not None:
        record_sale(asset=ticket.asset, customer=ticket.customer, values=sold, by=desk, at=called)
    contacts.log_contact(ticket=ticket, channel="phone", reached=True, by=desk, at=called)
    claims.state(ticket=ticket, given=_claim(phone.requested), by=desk, at=called)
    return ticket


def _claim(requested: str) -> dict[str, Any]:
    return {
        "requested": requested,
        "cause": "quality",
        "affects_use": True,
        "appearance_damage": [],
        "documents_present": ["invoice", "warranty_card", "outer_packaging"],
        "supplied_accessories": ["charger"],
    }


def _receive(case: Case, people: Mapping[str, User], at: datetime) -> Case:
    found = Found(WHOLE, Decimal("18.00"), "顺丰速运", f"SF{case.pk:010d}")
    return cases.receive(case=case, found=found, received_at=at, by=people["hotline1"], at=at)


def _refund(case: Case, people: Mapping[str, User], at: datetime) -> Case:
    """The supervisor asks for more than the own tier."""
    supervisor = people["east-supervisor"]
    held = cases.appraise(
        case=case, appraiser="company_engineer", finding="quality", on=local_day(at), by=supervisor, at=at
    )
    return cases.decide(
        case=held, outcome="refund", price=Decimal("1999.00"), note="同意退款。", by=supervisor, at=at
    )
