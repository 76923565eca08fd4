"""What follows from events of cases: tickets end with them, deciders of refunds are told, due times move."""

from core.actors import SYSTEM
from core.events import on
from core.models import Event
from core.words import Later, written
from core.words import later as _
from deadlines.events import DuesMoved
from notifications.operations import notify
from org.enums import Decision
from org.events import ApprovalAsked, ApprovalDecided
from org.models import Approval, User
from tickets.enums import Settled
from tickets.operations.settling import settle, tell_left
from tickets.queries.tiers import deciders
from tickets.transitions import BEFORE_DISPATCH
from warranty.case_enums import CaseKind, CaseOutcome, CaseState
from warranty.case_events import CaseEnded
from warranty.models import Case
from warranty.operations.cases import refresh_dues
from warranty.operations.cases.deciding import APPROVAL_KIND

SETTLING: dict[str, Settled] = {
    CaseOutcome.NEW_GOODS: Settled.EXCHANGE,
    CaseOutcome.REFUND: Settled.RETURN,
    CaseOutcome.REPAIRED: Settled.FACTORY_REPAIR,
}


@on(CaseEnded)
def settle_ticket(event: Event) -> None:
    """A case that ended well ends its ticket; after a refusal people decide what comes next.

    An exchange on site ends with its visit; where none was dispatched, somebody has to say what happened.
    """
    case = Case.objects.select_related("stream", *TICKET).get(pk=event.facts["case"])
    if event.facts["state"] != CaseState.CLOSED or case.outcome not in SETTLING:
        return
    cause, ticket = f"case:{case.pk}:ended", case.ticket
    if case.kind == CaseKind.ONSITE_EXCHANGE:
        if ticket.status in BEFORE_DISPATCH:
            tell_left(ticket, cause=cause, left=[_("上门换货已办结，请登记上门经过后关闭")], at=event.at)
        return
    known = {"number": case.number, "outcome": case.get_outcome_display()}
    solution = written("退换单 %(number)s 已办结：%(outcome)s。", **known)
    way = SETTLING[case.outcome]
    settle(ticket=ticket, cause=cause, way=way, solution=solution, by=SYSTEM, at=event.at)


TICKET = ("ticket__stream", "ticket__region", "ticket__project", "ticket__owner")


@on(ApprovalAsked)
def tell_of_refund(event: Event) -> None:
    """The post of the amount's tier learns that a refund waits (CMP-18)."""
    found = _asked(event)
    if found is not None:
        case, approval = found
        people = deciders(approval.post, case.unit.pk, at=event.at, but=approval.asker_id)
        _tell(case, people, f"refund:{approval.pk}", _("%(number)s 有一笔退款等待您审批"), event)


@on(ApprovalDecided)
def tell_of_decision(event: Event) -> None:
    """Whoever asked learns that the refund came back."""
    found = _asked(event) if event.facts["decision"] == Decision.RETURNED else None
    if found is not None:
        case, approval = found
        people = [approval.asker] if approval.asker else []
        _tell(case, people, f"refund:{approval.pk}:back", _("%(number)s 的退款申请被退回"), event)


@on(DuesMoved)
def move_dues(event: Event) -> None:
    """The list sorts by due times that a changed calendar moved."""
    streams = Case.objects.filter(pk__in=event.facts["streams"]).values_list("pk", flat=True)
    refresh_dues(list(streams))


def _asked(event: Event) -> tuple[Case, Approval] | None:
    if event.facts["kind"] != APPROVAL_KIND:
        return None
    case = Case.objects.select_related("stream", "region", "project").get(pk=event.stream_id)
    return case, Approval.objects.select_related("asker").get(pk=event.facts["approval"])


def _tell(case: Case, people: list[User], cause: str, subject: Later, event: Event) -> None:
    notify(
        cause=f"case:{case.pk}:{cause}",
        users=people,
        subject=subject % {"number": case.number},
        body=_("请在退换单页面办理。单号：%(number)s。") % {"number": case.number},
        at=event.at,
        stream=case.pk,
    )
