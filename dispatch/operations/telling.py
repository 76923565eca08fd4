"""Messages that dispatch sends; words carry numbers and staff names, nothing of the customer."""

from collections.abc import Iterable
from datetime import datetime

from core.clock import iso
from core.words import later
from core.words import later as _
from dispatch.models import Technician, WorkOrder
from dispatch.rules import Plan
from dispatch.spans import span_words
from notifications.operations import notify
from org.enums import Post
from org.models import Absence, User
from org.queries import holders


def leaders(order: WorkOrder, post: str, *, at: datetime) -> list[User]:
    """Holders of a post at the nearest unit at or above the ticket's."""
    return holders(post, order.ticket.unit, at=at)


def tell(order: WorkOrder, users: Iterable[User], subject: str, *, cause: str, at: datetime) -> None:
    """One message to each of some people about an order; the cause makes it one."""
    notify(
        cause=f"order:{order.pk}:{cause}",
        users=list(users),
        subject=subject,
        body=subject,
        stream=order.ticket.stream,
        at=at,
    )


def tell_dispatched(order: WorkOrder, plan: Plan, *, at: datetime) -> None:
    words = _("新派工单 %(number)s，计划 %(span)s") % {
        "number": order.number,
        "span": span_words(plan.starts_at, plan.ends_at),
    }
    tell(order, [order.technician.user], words, cause="dispatched", at=at)


def tell_leaders(order: WorkOrder, words: str, *, cause: str, at: datetime) -> None:
    """Tell the supervisors of the ticket's unit; `words` may name %(person)s and %(number)s."""
    known = {"person": order.technician.user.name, "number": order.number}
    tell(order, leaders(order, Post.SUPERVISOR, at=at), words % known, cause=cause, at=at)


def tell_technician(order: WorkOrder, words: str, *, cause: str, at: datetime) -> None:
    """Tell the person who was sent; `words` may name %(number)s."""
    tell(order, [order.technician.user], words % {"number": order.number}, cause=cause, at=at)


def tell_of_leave_request(absence: Absence, *, at: datetime) -> None:
    """Tell the supervisors of the technician's unit that leave waits for their word."""
    technician = Technician.objects.select_related("unit").filter(user=absence.user_id).first()
    if technician is None:
        return
    words = later("%(person)s申请请假，期间有派工单，请审批", person=str(absence.user))
    people = [one for one in holders(Post.SUPERVISOR, technician.unit, at=at) if one.pk != absence.user_id]
    notify(cause=f"absence:{absence.pk}:asked", users=people, subject=words, body=words, at=at)


def tell_replanned(order: WorkOrder, plan: Plan, *, at: datetime) -> None:
    """Tell the technician of another planned time; each change is told once."""
    words = _("派工单 %(number)s 的计划改为 %(span)s") % {
        "number": order.number,
        "span": span_words(plan.starts_at, plan.ends_at),
    }
    tell(order, [order.technician.user], words, cause=f"plan:{iso(at)}", at=at)
