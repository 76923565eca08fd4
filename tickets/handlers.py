"""What follows from events: the people a ticket waits for are told."""

from typing import Any

from django.utils.translation import gettext as _

from core.events import on
from core.models import Event
from org.enums import Decision, Post
from org.events import ApprovalAsked, ApprovalDecided
from org.models import Approval, User
from org.queries import PostBook
from tickets.enums import ApprovalCode, Channel
from tickets.events import OwnerChanged, TicketRegistered, TicketReopened
from tickets.models import Ticket
from tickets.operations.customer_messages import tell_customer
from tickets.operations.telling import tell, tell_owner
from tickets.saying import minute


@on(TicketRegistered)
def tell_of_new(event: Event) -> None:
    """The owner learns of a new ticket that is still open (INT-11)."""
    ticket = _ticket(event)
    if ticket and ticket.is_open:
        subject = _("新工单 %(number)s") % {"number": ticket.number}
        tell_owner(ticket, cause="registered", subject=subject, at=event.at, but=event.actor_id)


@on(TicketRegistered)
def acknowledge_to_customer(event: Event) -> None:
    """Number, next step, latest time and the private link (INT-06); letters are answered as letters."""
    ticket = _ticket(event)
    told = getattr(ticket, "acknowledgement", None) if ticket else None
    if ticket is None or told is None or ticket.channel in ANSWERED_OTHERWISE or not ticket.is_open:
        return
    tell_customer(
        ticket=ticket,
        cause="acknowledged",
        subject=_("您的工单 %(number)s 已受理") % {"number": ticket.number},
        words=_("下一步：%(step)s；最迟 %(latest)s。")
        % {"step": told.next_step, "latest": minute(told.latest_at)},
        at=event.at,
    )


ANSWERED_OTHERWISE = frozenset({Channel.EMAIL, Channel.ALARM})


@on(TicketReopened)
def tell_of_reopening(event: Event) -> None:
    ticket = _ticket(event)
    if ticket:
        subject = _("%(number)s 重新打开") % {"number": ticket.number}
        cause = f"reopened:{event.facts['round']}"
        tell_owner(ticket, cause=cause, subject=subject, at=event.at, but=event.actor_id)


@on(OwnerChanged)
def tell_new_owner(event: Event) -> None:
    ticket = _ticket(event)
    if ticket and ticket.owner_id == event.facts["new"]:
        subject = _("%(number)s 转由您负责") % {"number": ticket.number}
        tell_owner(ticket, cause=f"owner:{event.pk}", subject=subject, at=event.at, but=event.actor_id)


@on(ApprovalAsked)
def tell_of_request(event: Event) -> None:
    """A fault's later approval goes to the owner, a complaint's closing to who may confirm it."""
    ticket = _ticket(event)
    if ticket is None or event.facts["kind"] not in ASKED:
        return
    approval = Approval.objects.get(pk=event.facts["approval"])
    subject = ASKED[event.facts["kind"]]() % {"number": ticket.number}
    people = [one for one in _deciders(ticket, approval, event) if one.pk != approval.asker_id]
    tell(ticket, people, cause=f"approval:{approval.pk}", subject=subject, at=event.at)


ASKED: dict[str, Any] = {
    ApprovalCode.DISPATCH: lambda: _("%(number)s 申请派工，等待审批"),
    ApprovalCode.CLOSURE: lambda: _("%(number)s 投诉申请结案，等待确认"),
}


@on(ApprovalDecided)
def tell_of_decision(event: Event) -> None:
    """Whoever asked learns that the request came back."""
    ticket = _ticket(event)
    if ticket is None or event.facts["kind"] not in ASKED or event.facts["decision"] != Decision.RETURNED:
        return
    approval = Approval.objects.select_related("asker").get(pk=event.facts["approval"])
    if approval.asker:
        subject = _("%(number)s 的申请被退回") % {"number": ticket.number}
        tell(ticket, [approval.asker], cause=f"approval:{approval.pk}:back", subject=subject, at=event.at)


def _deciders(ticket: Ticket, approval: Approval, event: Event) -> list[User]:
    book = PostBook(at=event.at)
    if approval.kind == ApprovalCode.DISPATCH:
        return book.holders(Post.SUPERVISOR, ticket.unit.pk)
    post = Post.GROUP if ticket.complaint.is_major else Post.SUPERVISOR
    return book.holders(post, ticket.region_id)


def _ticket(event: Event) -> Ticket | None:
    rows = Ticket.objects.select_related(
        "stream", "region", "project", "owner", "complaint", "contact", "acknowledgement"
    )
    return rows.filter(pk=event.stream_id).first()
