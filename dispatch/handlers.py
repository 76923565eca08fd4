"""What dispatch does when other rooms report."""

from core.actors import SYSTEM
from core.events import on
from core.models import Event
from dispatch.operations.agreeing import keep_agreed
from dispatch.operations.telling import tell_of_leave_request
from org.enums import AbsenceState
from org.events import AbsenceAsked
from org.models import Absence
from tickets.events import ContactLogged
from tickets.models import ContactLog


@on(AbsenceAsked)
def tell_of_leave(event: Event) -> None:
    """Leave during a task waits for the supervisor (DSP-10)."""
    if event.facts["state"] == AbsenceState.WAITING:
        tell_of_leave_request(
            Absence.objects.select_related("user").get(pk=event.facts["absence"]), at=event.at
        )


@on(ContactLogged)
def plan_the_agreed_time(event: Event) -> None:
    """An arrival was agreed at the desk: the technician's plan follows (SLA-08).

    A contact that dispatch logged has moved the plan already; nothing is left to do then.
    """
    if event.facts["agreed_at"]:
        contact = ContactLog.objects.get(pk=event.facts["contact"])
        keep_agreed(contact=contact, by=SYSTEM, at=event.at)
