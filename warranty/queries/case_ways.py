"""Where the matter of a ticket stands beside its case by post: without a visit, or with a repair."""

from django.utils.translation import gettext as _

from core.doors import WayWords
from tickets.enums import Status
from tickets.models import Ticket
from tickets.transitions import BEFORE_DISPATCH, IN_HAND, WORKED
from warranty.case_enums import CaseKind, CaseOutcome, CaseState
from warranty.enums import QuotationState
from warranty.models import Case, Quotation

GOODS_HERE = frozenset({CaseState.DOCUMENTS, CaseState.RECEIVED, CaseState.APPRAISED, CaseState.DECIDED})


def newest_case(ticket: int) -> Case | None:
    """The newest case of a ticket that is not cancelled."""
    rows = Case.objects.filter(ticket=ticket).exclude(state=CaseState.CANCELLED)
    shown = ("stream", "ticket__pack_set", "old_asset__model", "new_asset", "old_asset__customer")
    return rows.select_related(*shown).order_by("-pk").first()


def by_post(ticket: Ticket) -> WayWords | None:
    """What the customer reads while a case by post is the way; None for a visit.

    An ended case counts no more once the ticket was taken up again, nor where a repair took its place.
    """
    case = newest_case(ticket.pk)
    if case is None or case.kind == CaseKind.ONSITE_EXCHANGE:
        return None
    kind = {"kind": case.get_kind_display()}
    if case.closed_at is None:
        return WayWords(_("您的需求已受理，进展见下方的%(kind)s。") % kind, _("办理中"))
    taken_up = ticket.reopenings.filter(at__gte=case.closed_at).exists()
    if taken_up or is_repaired_instead(case):
        return None
    return WayWords(_("%(kind)s已办理完毕，结果见下方。") % kind, _("已办结"))


def is_repaired_instead(case: Case) -> bool:
    """Was the exchange or return refused or withdrawn, and did the customer accept a repair or was somebody sent for it?"""
    if not goes_back(case):
        return False
    if case.ticket.status in BEFORE_DISPATCH:
        return _repair_accepted(case)
    return case.ticket.status in IN_HAND - {Status.WORK_DONE}


def was_repaired_instead(case: Case) -> bool:
    """Is the work of the repair done that the customer accepted in place of the exchange or return?"""
    return goes_back(case) and case.ticket.status in WORKED and _repair_accepted(case)


def goes_back(case: Case) -> bool:
    """Was the exchange or return refused or withdrawn?"""
    return case.outcome == CaseOutcome.SEND_BACK and case.kind != CaseKind.FACTORY_REPAIR


def goods_here(ticket: int) -> Case | None:
    """The case whose goods lie with the company; None where they are at the customer's."""
    case = newest_case(ticket)
    lies_here = case is not None and case.received_at is not None and case.state in GOODS_HERE
    return case if lies_here else None


def _repair_accepted(case: Case) -> bool:
    latest = Quotation.objects.filter(ticket=case.ticket_id).order_by("-pk").first()
    return latest is not None and latest.state == QuotationState.ACCEPTED
