"""What comes in at the desks of the demo company: calls, visitors, wishes of customers, a request about personal data."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from customers.models import Customer
from org.models import Unit, User
from privacy.enums import RequestKind, RequestSource
from privacy.operations import requests
from tickets.enums import CallEvent, Status
from tickets.models import Ticket
from tickets.operations import customer_voice
from tickets.operations.hotline import calls, visitors
from tickets.operations.hotline.calls import Told

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
EXTENSIONS = {"hotline1": "8001", "hotline2": "8002"}
VISITORS = ("单女士", "乐先生", "仇先生")
# Minutes ago, caller, extension, rings, seconds of speech (none = hung up while it rang).
CALLS = [
    (55, "13900000101", "8001", 2, 184),
    (38, "13900000108", "8002", 6, None),
    (21, "13900000113", "8001", 3, 95),
]


def build_desk(units: Mapping[str, Unit], people: Mapping[str, User], *, at: datetime) -> None:
    """The last hour at the hotline and at the branch."""
    for name, extension in EXTENSIONS.items():
        calls.sit_down(user=people[name], extension=extension, at=at - DAY)
    for number, (ago, caller, extension, rings, seconds) in enumerate(CALLS):
        _call(f"demo-{number}", caller, extension, rings, seconds, at - ago * MINUTE)
    for number, name in enumerate(VISITORS):
        visitors.arrive(unit=units["east"], name=name, at=at - (20 - 6 * number) * MINUTE)
    _wish(units["east"], at)
    customer = Customer.objects.filter(region=units["east"]).order_by("pk")[3]
    requests.register(
        customer=customer,
        kind=RequestKind.COPY,
        source=RequestSource.DESK,
        details="客户来电要求查阅登记的个人信息。",
        by=people["east-manager"],
        at=at - DAY,
    )


def _call(call_id: str, caller: str, extension: str, rings: int, seconds: int | None, at: datetime) -> None:
    line = "service"
    answered = at + 5 * rings * timedelta(seconds=1)
    told = Told(call_id, CallEvent.RINGING, at, extension, caller, line)
    calls.take_event(told=told)
    if seconds:
        calls.take_event(
            told=Told(call_id, CallEvent.ANSWERED, answered, extension, caller, line, rings=rings)
        )
    ended = answered + timedelta(seconds=seconds or 0)
    calls.take_event(told=Told(call_id, CallEvent.ENDED, ended, extension, caller, line))


def _wish(east: Unit, at: datetime) -> None:
    """A customer asks for another time: the supervisor's to-do."""
    ticket = Ticket.objects.filter(region=east, status=Status.APPROVED).order_by("pk").first()
    if ticket:
        words = "明天下午三点以后在家。"
        customer_voice.wish_time(ticket=ticket, wished_at=at + DAY, text=words, at=at - 30 * MINUTE)
