"""Who may answer for a ticket."""

from datetime import datetime

from core.punctuation import mark
from org.enums import Right
from org.models import User
from org.queries import appointed_upwards
from org.rules import RIGHTS
from tickets.models import Ticket

# Posts that approve visits and pauses are the supervising ones (ORG-12).
SUPERVISING = [post for post, rights in RIGHTS.items() if Right.APPROVE_DISPATCH in rights]
HANDLING = [post for post, rights in RIGHTS.items() if Right.HANDLE_COMPLAINT in rights]


def possible_owners(ticket: Ticket, *, at: datetime) -> list[tuple[User, str]]:
    """Supervising people of the ticket's unit and above but the present owner, each with unit and post."""
    found: dict[int, tuple[User, str]] = {}
    for row in appointed_upwards(SUPERVISING, ticket.unit, at=at):
        if row.user_id != ticket.owner_id:
            place = f"{row.user.display_name}{mark('（')}{row.unit.name} {row.get_post_display()}{mark('）')}"
            found.setdefault(row.user_id, (row.user, place))
    return list(found.values())


def possible_handlers(ticket: Ticket, *, at: datetime) -> list[tuple[User, str]]:
    """People of the ticket's unit and above who handle complaints, each with unit and post."""
    found: dict[int, tuple[User, str]] = {}
    for row in appointed_upwards(HANDLING, ticket.unit, at=at):
        place = f"{row.user.display_name}{mark('（')}{row.unit.name} {row.get_post_display()}{mark('）')}"
        found.setdefault(row.user_id, (row.user, place))
    return list(found.values())
