"""What follows from events of cases: deciders of refunds are told, due times follow the calendar."""

from core.events import on
from core.models import Event
from core.words import Later
from core.words import later as _
from deadlines.events import DuesMoved
from notifications.operations import notify
from org.enums import Decision
from org.events import ApprovalAsked, ApprovalDecided
from org.models import Approval, User
from tickets.queries.tiers import deciders
from warranty.models import Case
from warranty.operations.cases import refresh_dues
from warranty.operations.cases.deciding import APPROVAL_KIND


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
