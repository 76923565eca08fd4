"""What other systems may be told of tickets: numbers and states, nothing of the customer."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from core.hooks import HookEvent
from core.models import Event
from tickets import events
from tickets.models import Ticket


def _registered(event: Event) -> dict[str, Any] | None:
    """The facts of the intake and where it belongs; None for a ticket that is gone."""
    found = Ticket.objects.filter(pk=event.stream_id).values(
        "stream__number", "status", "region__code", "project__code", "asset__serial"
    )
    row = found.first()
    if row is None:
        return None
    place = {"region": row["region__code"], "project": row["project__code"], "serial": row["asset__serial"]}
    told = {key: event.facts[key] for key in ("channel", "intent", "service_type", "urgency", "fault")}
    return {"number": row["stream__number"], "status": row["status"]} | place | told


def _facts(event: Event) -> dict[str, Any]:
    """The number and what the event itself says."""
    return {"number": event.stream.number} | {key: event.facts[key] for key in KEPT if key in event.facts}


KEPT = ("old", "to", "round", "fault_code", "severity", "stage")

EVENTS = [
    HookEvent(events.TicketRegistered, _("登记工单"), 10, _registered),
    HookEvent(events.TicketStatusChanged, _("工单状态变化"), 20, _facts),
    HookEvent(events.TicketReopened, _("工单重新打开"), 30, _facts),
    HookEvent(events.ComplaintClassified, _("投诉定级"), 40, _facts),
    HookEvent(events.AlarmReceived, _("收到设备告警"), 50, _facts),
]
