"""What the packs promise about calls, slips and commitments (SLA-14 to SLA-17)."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from core.clock import day_start, local_day
from core.worktime import Unit
from deadlines.enums import ClockKind
from deadlines.queries import figure_promise
from deadlines.rules import CalendarOf, Promise
from followups.enums import CallMode
from org.calendars import CHINA, calendar
from org.enums import Post
from packs.queries import AnySet, figure

INSTALLATION, VISITS, OURS = "after_installation", "spot_checks", "follow_up"


@dataclass(frozen=True)
class CallPromise:
    """A clock, and the instant before which nobody calls."""

    promise: Promise
    not_before: datetime


def after_installation(pack_set: AnySet, ended_at: datetime, mode: str = "") -> CallPromise:
    """Within 24 h, or from 24 h until 48 h after the end, as the pack says (SLA-16, C-12)."""
    waits = (mode or figure(pack_set, INSTALLATION, "mode")) == CallMode.AFTER
    offered = figure_promise(
        pack_set=pack_set,
        section=INSTALLATION,
        name="latest_hours" if waits else "call_hours",
        kind=ClockKind.AFTER_INSTALLATION_CALL,
        unit=Unit.HOURS,
        start=ended_at,
        owner=Post.CLERK,
    )
    hours = int(figure(pack_set, INSTALLATION, "call_hours")) if waits else 0
    return CallPromise(offered, ended_at + timedelta(hours=hours))


def after_delivery(pack_set: AnySet, delivered_on: date) -> Promise:
    """The call within a week, the day of delivery not counted (SLA-17)."""
    return figure_promise(
        pack_set=pack_set,
        section="delivery",
        name="call_days",
        kind=ClockKind.DELIVERY_CALL,
        unit=Unit.DAYS,
        start=day_start(delivered_on),
        owner=Post.CLERK,
    )


def next_delivery_call(
    pack_set: AnySet, called_at: datetime, calendar_of: CalendarOf = calendar
) -> CallPromise:
    """The next call to a customer who was not satisfied: on the next working day (FUP-02)."""
    offered = figure_promise(
        pack_set=pack_set,
        section=OURS,
        name="next_delivery_call_working_days",
        kind=ClockKind.NEXT_DELIVERY_CALL,
        unit=Unit.WORKING_DAYS,
        start=called_at,
        calendar_name=CHINA,
        owner=Post.CLERK,
        calendar_of=calendar_of,
    )
    return CallPromise(offered, day_start(local_day(offered.due - timedelta(seconds=1))))


def slip_hand_in(pack_set: AnySet, returned_at: datetime) -> Promise:
    """The visitor hands the slip to the assistant (SLA-15)."""
    return figure_promise(
        pack_set=pack_set,
        section=VISITS,
        name="slip_hours",
        kind=ClockKind.SLIP,
        unit=Unit.HOURS,
        start=returned_at,
        owner=Post.CLERK,
    )


def slip_commitment(pack_set: AnySet, received_at: datetime) -> Promise:
    """The customer is told what will be done (SLA-14)."""
    return figure_promise(
        pack_set=pack_set,
        section=VISITS,
        name="commitment_hours",
        kind=ClockKind.COMMITMENT,
        unit=Unit.HOURS,
        start=received_at,
        owner=Post.SUPERVISOR,
    )
