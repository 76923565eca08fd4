"""What follows from events: the people a ticket waits for are told."""

from typing import Any

from core.actors import SYSTEM
from core.events import on
from core.models import Event
from core.words import later as _
from deadlines.events import DuesMoved
from org.enums import Decision, Post
from org.events import ApprovalAsked, ApprovalDecided
from org.models import Approval, User
from org.queries import DUTY_COMPLAINT, PostBook, acting, on_duty
from tickets.enums import ApprovalCode, Channel
from tickets.events import (
    ComplaintHandled,
    ComplaintStageChanged,
    HandlerNamed,
    OwnerChanged,
    TicketReclassified,
    TicketRegistered,
    TicketReopened,
)
from tickets.models import Following, Ticket
from tickets.operations.again import link_again
from tickets.operations.clocks import refresh_dues
from tickets.operations.customer_messages import tell_customer
from tickets.operations.facts import name_handler
from tickets.operations.telling import tell, tell_owner
from tickets.operations.triage import raise_same_cause
from tickets.queries.tiers import deciders
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


@on(TicketRegistered)
def name_the_complaint_owner(event: Event) -> None:
    """A complaint goes to the person whom the roster names for complaints at that time (INT-30)."""
    ticket = _ticket(event)
    complaint = getattr(ticket, "complaint", None)
    if ticket is None or complaint is None or complaint.handler_id or not complaint.is_open:
        return
    for person in on_duty(ticket.unit, event.at, DUTY_COMPLAINT)[:1]:
        name_handler(ticket=ticket, handler=acting(person, event.at), by=SYSTEM, at=event.at)


@on(HandlerNamed)
def tell_handler(event: Event) -> None:
    ticket = _ticket(event)
    person = User.objects.filter(pk=event.facts["handler"]).first()
    if ticket and person and person.pk != event.actor_id:
        subject = _("%(number)s 投诉由您处理") % {"number": ticket.number}
        tell(ticket, [person], cause=f"handler:{event.pk}", subject=subject, at=event.at)


@on(ComplaintHandled)
def tell_followers_of_progress(event: Event) -> None:
    """Handling is fed back to the group (CMP-07, CMP-12)."""
    _tell_followers(event, _("%(number)s 投诉有新进展"))


@on(ComplaintStageChanged)
def tell_followers_of_stage(event: Event) -> None:
    _tell_followers(event, _("%(number)s 投诉阶段变化"))


def _tell_followers(event: Event, subject: str) -> None:
    rows = Following.objects.filter(complaint=event.stream_id).exclude(user=event.actor_id)
    people = [row.user for row in rows.select_related("user")]
    ticket = _ticket(event) if people else None
    if ticket:
        tell(
            ticket,
            people,
            cause=f"followed:{event.pk}",
            subject=subject % {"number": ticket.number},
            at=event.at,
        )


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
    """A fault's later approval goes to the owner, a complaint's closing to who may confirm it, money by tier."""
    ticket = _ticket(event)
    if ticket is None:
        return
    approval = Approval.objects.get(pk=event.facts["approval"])
    if not _is_told(approval):
        return
    subject = ASKED.get(approval.kind, _money_asked)() % {"number": ticket.number}
    people = [one for one in _deciders(ticket, approval, event) if one.pk != approval.asker_id]
    tell(ticket, people, cause=f"approval:{approval.pk}", subject=subject, at=event.at)


ASKED: dict[str, Any] = {
    ApprovalCode.DISPATCH: lambda: _("%(number)s 申请派工，等待审批"),
    ApprovalCode.CLOSURE: lambda: _("%(number)s 投诉申请结案，等待确认"),
    ApprovalCode.COMMITMENT: lambda: _("%(number)s 申请对客户承诺，等待审批"),
}


def _money_asked() -> Any:
    return _("%(number)s 有一项金额等待您审批")


def _is_told(approval: Approval) -> bool:
    """Is it one of ours, or one that goes by its amount?"""
    return approval.kind in ASKED or bool(approval.post)


@on(ApprovalDecided)
def tell_of_decision(event: Event) -> None:
    """Whoever asked learns that the request came back."""
    ticket = _ticket(event)
    if ticket is None or event.facts["decision"] != Decision.RETURNED:
        return
    approval = Approval.objects.select_related("asker").get(pk=event.facts["approval"])
    if approval.asker and _is_told(approval):
        subject = _("%(number)s 的申请被退回") % {"number": ticket.number}
        tell(ticket, [approval.asker], cause=f"approval:{approval.pk}:back", subject=subject, at=event.at)


def _deciders(ticket: Ticket, approval: Approval, event: Event) -> list[User]:
    if approval.post:
        return deciders(approval.post, ticket.unit.pk, at=event.at, but=approval.asker_id)
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


@on(TicketRegistered)
@on(TicketReclassified)
def count_same_cause(event: Event) -> None:
    """Several customers with one cause in few days make all of them major (CMP-05)."""
    ticket = _ticket(event)
    if ticket and ticket.category_id:
        raise_same_cause(ticket=ticket, at=event.at)


@on(TicketReclassified)
def link_repeats(event: Event) -> None:
    """Another fault code may be one that the unit was repaired for shortly before (TKT-25)."""
    ticket = _ticket(event)
    if ticket and any(change[0] == "category" for change in event.facts["changes"]):
        link_again(ticket=ticket, by=SYSTEM, at=event.at)


@on(DuesMoved)
def read_dues_anew(event: Event) -> None:
    """Lists sort by the due times of the calendar's new version (CNV-15)."""
    refresh_dues(event.facts["streams"])
