"""What the desk, the API or an import gives, and what is wrong with it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from core.doors import IntakePart
from customers.enums import SiteClass
from customers.models import Asset, Contact, Customer, Site
from customers.phones import BadPhone, normalise
from deadlines.enums import BreachReason
from knowledge.models import Price
from org.enums import UnitKind
from org.models import Unit
from tickets.enums import (
    MAJOR,
    TYPES_OF,
    Channel,
    ComplaintClass,
    Intent,
    ServiceType,
    Severity,
    Urgency,
)
from tickets.models import Call, FaultCategory, Ticket
from tickets.operations.errors import IntakeRefused
from tickets.queries.classes import class_choices

LONGEST_DESCRIPTION = 5000


@dataclass(frozen=True)
class Rescue:
    """What a rescue slip asks beside customer, phone, address, vehicle and symptoms (INT-13)."""

    mileage: int | None = None
    repaired_elsewhere: bool | None = None


@dataclass(frozen=True)
class Intake:
    """One request. Rows that are known (`contact`, `site`, `asset`) take the place of the typed values.

    Empty `urgency` and `fault` are worked out; `dissatisfied` is a required yes/no; `override_reason` keeps a
    dissatisfied caller's request from being a complaint (CMP-01). `callback_at` is when the customer is
    called back (INT-22); an agitated customer is served first (INT-21). `linked` is the earlier ticket that
    this one belongs to (INT-27), `customer` whoever was picked without a number of theirs, `parts` what was
    asked for other rooms.
    """

    channel: str
    intent: str
    description: str
    received_at: datetime
    region: Unit
    project: Unit | None = None
    service_type: str = ""
    complaint_class: str = ""
    severity: str = ""
    urgency: str = ""
    fault: bool | None = None
    dissatisfied: bool | None = None
    override_reason: str = ""
    name: str = ""
    phone: str = ""
    contact: Contact | None = None
    address: str = ""
    site_class: str = ""
    site: Site | None = None
    serial: str = ""
    model_code: str = ""
    bought_on: date | None = None
    asset: Asset | None = None
    category: FaultCategory | None = None
    solved_by_phone: bool = False
    resolution: str = ""
    visit_wanted: bool = False
    breach_reason: str = ""
    note: str = ""
    customer: Customer | None = None
    plate: str = ""
    agitated: bool = False
    needs_enquiry: bool = False
    callback_at: datetime | None = None
    proposal: str = ""
    call: Call | None = None
    price: Price | None = None
    linked: Ticket | None = None
    rescue: Rescue | None = None
    parts: tuple[tuple[IntakePart, Mapping[str, Any]], ...] = ()


def settled(form: Intake) -> Intake:
    """The form with its one main type (INT-17), turned into a complaint where CMP-01 asks for it."""
    form = replace(form, service_type=form.service_type or only_type(form.intent))
    if form.intent == Intent.COMPLAINT:
        form = replace(form, dissatisfied=True)
    elif form.dissatisfied and not form.override_reason.strip():
        form = replace(form, intent=Intent.COMPLAINT, service_type=ServiceType.COMPLAINT)
    if form.agitated:
        form = replace(form, urgency=Urgency.URGENT)
    if form.intent == Intent.COMPLAINT and not form.complaint_class:
        form = replace(form, complaint_class=ComplaintClass.OTHER)
    return form


def only_type(intent: str) -> str:
    """The main type of an intent that has one only, else empty."""
    types = TYPES_OF.get(intent, ())
    return types[0] if len(types) == 1 else ""


def check(form: Intake, *, at: datetime) -> Intake:
    """The settled form; raises IntakeRefused with all faulty fields named (INT-05, INT-17)."""
    errors: dict[str, Any] = {}
    for find in (_words, _class, _type, _customer, _place, _time, _call_back, _rescue):
        errors |= {field: words for field, words in find(form, at) if field not in errors}
    if errors:
        raise IntakeRefused(errors)
    done = settled(form)
    errors = dict(_complaint(done))
    if errors:
        raise IntakeRefused(errors)
    return done


Faults = Iterator[tuple[str, Any]]

WORDS: dict[str, Any] = {
    "channel": Channel,
    "intent": Intent,
    "service_type": ServiceType,
    "severity": Severity,
    "urgency": Urgency,
    "site_class": SiteClass,
    "breach_reason": BreachReason,
}
REQUIRED = ("channel", "intent")


def _words(form: Intake, _at: datetime) -> Faults:
    for field, choices in WORDS.items():
        value = getattr(form, field)
        if not value and field in REQUIRED:
            yield field, _("请选择。")
        elif value and value not in choices.values:
            yield field, _("「%(value)s」不是可选的值。") % {"value": value}


def _class(form: Intake, _at: datetime) -> Faults:
    """A class of ours or of a pack's list (CMP-02)."""
    code = form.complaint_class
    if code and code not in ComplaintClass.values and code not in dict(class_choices()):
        yield "complaint_class", _("「%(value)s」不是可选的值。") % {"value": code}


def _type(form: Intake, _at: datetime) -> Faults:
    types = TYPES_OF.get(form.intent, ())
    if types and not (form.service_type or only_type(form.intent)):
        yield "service_type", _("请选择一个主要服务类型。")
    elif types and form.service_type and form.service_type not in types:
        yield "service_type", _("该服务类型不属于所选来意。")
    if form.dissatisfied is None and form.intent != Intent.COMPLAINT:
        yield "dissatisfied", _("请选择客户是否不满或涉及人员。")


def _customer(form: Intake, _at: datetime) -> Faults:
    if not form.description.strip():
        yield "description", _("请填写服务需求。")
    elif len(form.description) > LONGEST_DESCRIPTION:
        yield "description", _("服务需求过长，最多 %(most)s 字。") % {"most": LONGEST_DESCRIPTION}
    if form.contact is not None:
        return
    if not form.name.strip():
        yield "name", _("请填写客户姓名。")
    try:
        normalise(form.phone)
    except BadPhone:
        yield "phone", _("请填写可回拨的电话号码。")


def _place(form: Intake, _at: datetime) -> Faults:
    if form.region.kind != UnitKind.REGION or not form.region.is_active:
        yield "region", _("请选择启用的地区。")
    elif form.project and (form.project.parent_id != form.region.pk or not form.project.is_active):
        yield "project", _("该项目不属于所选地区。")
    elif form.project and not form.project.is_live:
        yield "project", _("该项目尚未上线，不能登记工单。")
    if (form.bought_on or form.model_code) and not (
        form.asset or form.serial.strip() or form.model_code.strip() or form.plate.strip()
    ):
        yield "serial", _("请填写序列号或型号。")


def _time(form: Intake, at: datetime) -> Faults:
    if form.received_at > at:
        yield "received_at", _("受理时间不能晚于现在。")
    if form.solved_by_phone and form.visit_wanted:
        yield "solved_by_phone", _("电话已解决的工单不再安排上门。")
    if form.solved_by_phone and form.severity in MAJOR:
        yield "solved_by_phone", _("重大投诉须经集团确认结案，不能直接按电话解决关闭。")


def _call_back(form: Intake, at: datetime) -> Faults:
    """Nobody is told "don't know": what needs an enquiry has a time to call back (INT-22)."""
    if form.needs_enquiry and form.callback_at is None:
        yield "callback_at", _("需要查询时，请与客户约定回电时间。")
    elif form.callback_at is not None and form.callback_at <= at:
        yield "callback_at", _("回电时间须晚于现在。")


def _rescue(form: Intake, _at: datetime) -> Faults:
    """All eight fields of the slip; time, customer, phone and symptoms are asked of every request (INT-13)."""
    if form.rescue is None:
        return
    if form.site is None and not form.address.strip():
        yield "address", _("请填写救援地址。")
    if not form.plate.strip():
        yield "plate", _("请填写车牌号。")
    if not form.model_code.strip():
        yield "model_code", _("请填写车型。")
    if form.rescue.mileage is None:
        yield "mileage", _("请填写里程。")
    if form.rescue.repaired_elsewhere is None:
        yield "repaired_elsewhere", _("请选择是否在他处修理过。")


def _complaint(form: Intake) -> Faults:
    if form.intent != Intent.COMPLAINT:
        if form.complaint_class:
            yield "complaint_class", _("只有投诉才有投诉类别。")
        if form.severity:
            yield "severity", _("只有投诉才有严重程度。")
