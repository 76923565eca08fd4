"""What dispatch does when other rooms report."""

from core.actors import SYSTEM
from core.events import on
from core.models import Event
from dispatch.operations.agreeing import keep_agreed
from tickets.events import ContactLogged
from tickets.models import ContactLog


@on(ContactLogged)
def plan_the_agreed_time(event: Event) -> None:
    """An arrival was agreed at the desk: the technician's plan follows (SLA-08).

    A contact that dispatch logged has moved the plan already; nothing is left to do then.
    """
    if event.facts["agreed_at"]:
        contact = ContactLog.objects.get(pk=event.facts["contact"])
        keep_agreed(contact=contact, by=SYSTEM, at=event.at)
