"""What the desk beside the ticket hangs into the house: letters, call-backs, past jobs, pack figures."""

from django.urls import reverse

from core.doors import MOVERS, OBSTACLES, TICKET_PANELS, TODO_KINDS, Mover, Obstacle, TodoKind
from core.streams import StreamKind, register_kind
from packs import schemas
from tickets import panels
from tickets.enums import TodoCode
from tickets.models import Letter, Ticket
from tickets.obstacles import unanswered
from tickets.operations.hotline.callbacks import called_back


def register() -> None:
    register_kind(
        StreamKind(
            "letter",
            Letter._meta.verbose_name,
            Letter.objects.all().visible_to,
            lambda stream: reverse("tickets:letter", args=[stream.number]),
        )
    )
    MOVERS.register(Mover(Ticket))
    MOVERS.register(Mover(Letter))
    OBSTACLES.register(Obstacle("unanswered", 25, unanswered))
    TICKET_PANELS.register(panels.TICKET)
    TODO_KINDS.register(TodoKind(TodoCode.CALL_BACK, 10, finish=called_back))
    schemas.require(
        "hotline", drafts=int, agitated_call_back_minutes=int, visitor_minutes=int, call_bar_minutes=int
    )
