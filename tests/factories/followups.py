"""Recorded jobs whose customers are to be called."""

from datetime import datetime

from core.actors import SYSTEM
from dispatch.operations import closing
from followups.models import Call
from followups.operations import open_call
from org.enums import Post
from org.models import Unit, User
from tests.factories.dispatch import TRIP, leave, make_order, make_technician
from tests.factories.org import appoint, make_user
from tests.factories.tickets import FAULT, make_ticket
from tickets.models import Ticket


def make_recorded(region: Unit, *, by: User, at: datetime, **given: object) -> Ticket:
    """A fault that was repaired, signed and recorded at `at` or shortly after."""
    ticket = make_ticket(region, at=at, **(FAULT | given))
    order = make_order(ticket, make_technician(region), by=by, at=at)
    leave(order, at)
    closing.record(order=order, content="更换电容", trip=TRIP, by=order.technician.user, at=at)
    return Ticket.objects.select_related("stream", "pack_set", "region", "project").get(pk=ticket.pk)


def make_call(region: Unit, *, by: User, at: datetime, **given: object) -> Call:
    """An open call to the customer of a recorded job."""
    ticket = make_recorded(region, by=by, at=at, **given)
    call = open_call(ticket=ticket, round=ticket.round, by=SYSTEM, at=at)
    assert call is not None
    return call


def make_caller(region: Unit) -> User:
    """A clerk of the region."""
    return appoint(make_user(f"clerk-{region.code}", "许佳"), region, Post.CLERK)
