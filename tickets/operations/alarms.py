"""An alarm of a unit becomes a ticket, or joins the one that is open (INT-24)."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from core.events import record
from core.streams import lock_streams
from core.words import written
from customers.models import Asset
from org.models import Unit, User
from tickets.enums import Channel, Intent, ServiceType
from tickets.events import AlarmReceived
from tickets.models import Alarm, AlarmCase, Ticket
from tickets.operations.intake import Intake, register


@dataclass(frozen=True)
class Report:
    """What the unit says."""

    fault_code: str
    occurred_at: datetime
    message: str = ""


@dataclass(frozen=True)
class Taken:
    """Where the alarm went: the ticket, whether it is new, and how many alarms it holds."""

    ticket: Ticket
    created: bool
    count: int


@transaction.atomic
def take(*, asset: Asset, report: Report, by: User, at: datetime) -> Taken:
    """One ticket per unit and fault code while it is open; later alarms are appended to it.

    Simultaneous alarms wait for each other at the unit's stream. Raises what registering raises.
    """
    lock_streams(asset.pk)
    case = _open_case(asset, report.fault_code)
    created = case is None
    if case is None:
        ticket = register(form=_form(asset, report, at), by=by, at=at)
        case = AlarmCase.objects.create(ticket=ticket, asset=asset, fault_code=report.fault_code)
    else:
        lock_streams(case.ticket_id)
    row = Alarm.objects.create(
        case=case, occurred_at=report.occurred_at, received_at=at, message=report.message.strip()
    )
    record(case.ticket_id, AlarmReceived(alarm=row.pk, fault_code=report.fault_code), by=by, at=at)
    return Taken(case.ticket, created, case.alarms.count())


def _open_case(asset: Asset, fault_code: str) -> AlarmCase | None:
    """The case whose ticket is open now; those whose ticket has closed since are marked so."""
    cases = AlarmCase.objects.filter(asset=asset, fault_code=fault_code)
    cases.filter(is_open=True, ticket__closed_at__isnull=False).update(is_open=False)
    found = cases.filter(ticket__closed_at=None).select_related("ticket__stream")
    return found.order_by("-is_open", "-ticket").first()


def unit_of(asset: Asset) -> tuple[Unit, Unit | None]:
    """The region and project that serve the unit: those of its address, else of its customer."""
    place = asset.site or asset.customer
    return place.region, place.project


def _form(asset: Asset, report: Report, at: datetime) -> Intake:
    """A fault report of the unit itself, for its customer's first contact."""
    region, project = unit_of(asset)
    message = report.message.strip()
    known = written("设备告警 %(code)s", code=report.fault_code)
    said = written("设备告警 %(code)s：%(message)s", code=report.fault_code, message=message)
    return Intake(
        channel=Channel.ALARM,
        intent=Intent.BOOKING,
        service_type=ServiceType.REPAIR,
        description=said if message else known,
        received_at=at.replace(microsecond=0),
        region=region,
        project=project,
        fault=True,
        dissatisfied=False,
        contact=asset.customer.contacts.first(),
        site=asset.site,
        asset=asset,
    )
