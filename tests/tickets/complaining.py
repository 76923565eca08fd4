"""Steps of a complaint that tests take."""

from datetime import datetime, timedelta
from typing import Any

from org.models import User
from tickets.models import Ticket
from tickets.operations import complaints, contacts

HOUR = timedelta(hours=1)


def call(ticket: Ticket, by: User, at: datetime, *, reached: bool, note: str = "要点", **more: Any) -> None:
    contacts.log_contact(ticket=ticket, reached=reached, by=by, at=at, note=note, **more)


def close(ticket: Ticket, by: User, at: datetime, score: int | None = 4) -> Ticket:
    return complaints.confirm_closure(ticket=ticket, by=by, at=at, department_score=score)
