"""All that the page of a case shows."""

from dataclasses import dataclass
from decimal import Decimal

from core import timeline
from core.models import Attachment
from deadlines.models import Clock
from deadlines.queries import clocks_of
from parts.models import Loan, StandbyOrder
from warranty.case_enums import Bearer, CaseKind, CaseOutcome, CaseState
from warranty.case_rules import borne, shown_missing
from warranty.case_transitions import FULFILLED, OUTCOMES
from warranty.models import Appraisal, Case, CaseCost, FreightRepayment, Parcel
from warranty.queries import standing
from warranty.queries.case_loans import loans_of, orders_of
from warranty.queries.case_money import owed_freight
from warranty.queries.case_papers import asked_for
from warranty.queries.standing import Standing

SHOWN = (
    "stream",
    "ticket__stream",
    "ticket__customer",
    "ticket__contact",
    "ticket__region",
    "ticket__project",
    "ticket__pack_set",
    "ticket__owner",
    "ticket__category",
    "region",
    "project",
    "old_asset__model",
    "old_asset__customer",
    "old_asset__stream",
    "new_asset",
    "call",
    "contact",
    "judgement",
    "approval",
    "decided_by",
    "opened_by",
)


@dataclass(frozen=True)
class CasePage:
    """Facts of a case; costs are summed by who bears them, `owed` is freight the customer gets back."""

    parcels: list[Parcel]
    appraisals: list[Appraisal]
    costs: list[CaseCost]
    sums: list[tuple[str, Decimal]]
    owed: Decimal
    repayments: list[FreightRepayment]
    files: list[Attachment]
    clocks: list[Clock]
    entries: list[timeline.Entry]
    missing: list[str]
    wanted: list[str]
    steps: list[dict[str, object]]
    standing: Standing | None
    orders: list[StandbyOrder]
    loans: list[Loan]


def page_of(case: Case) -> CasePage:
    """The page's parts, in a fixed number of queries."""
    costs = list(case.costs.select_related("by"))
    pairs = [(one.bearer, one.amount) for one in costs]
    sums = [(str(Bearer(one).label), borne(pairs, one)) for one in Bearer.values]
    return CasePage(
        parcels=list(case.parcels.all()),
        appraisals=list(case.appraisals.select_related("by", "report")),
        costs=costs,
        sums=[(label, amount) for label, amount in sums if amount],
        owed=owed_freight(case),
        repayments=list(case.repayments.all()),
        files=list(Attachment.objects.filter(stream=case.pk).order_by("pk")),
        clocks=list(clocks_of(case.stream)),
        entries=timeline.entries(case.stream),
        missing=shown_missing(case.awaited),
        wanted=shown_missing(asked_for(case)),
        steps=steps_of(case),
        standing=standing.of(case.ticket),
        orders=orders_of(case),
        loans=loans_of(case),
    )


WAY: tuple[str, ...] = (
    CaseState.ANNOUNCED,
    CaseState.IN_TRANSIT,
    CaseState.RECEIVED,
    CaseState.APPRAISED,
    CaseState.DECIDED,
)
ONSITE_SKIPS = frozenset({CaseState.IN_TRANSIT, CaseState.RECEIVED})
PLACE: dict[str, str] = {CaseState.DOCUMENTS: CaseState.RECEIVED}
LAST: dict[str, str] = {
    CaseOutcome.REFUND: CaseState.REFUNDED,
    CaseOutcome.SEND_BACK: CaseState.SENT_BACK,
}


def steps_of(case: Case) -> list[dict[str, object]]:
    """The way of the case with what is done, for the row of steps; none for a cancelled one."""
    if case.state == CaseState.CANCELLED:
        return []
    left_out = _left_out(case)
    way = [one for one in WAY if one not in left_out]
    way += [LAST.get(case.outcome or OUTCOMES[case.kind][0], CaseState.SHIPPED), CaseState.CLOSED]
    here = way.index(PLACE.get(case.state, case.state))
    ended = case.state in (CaseState.CLOSED, *FULFILLED)
    return [
        {"label": CaseState(one).label, "state": _step(n, here, done=ended and n <= here)}
        for n, one in enumerate(way)
    ]


def _left_out(case: Case) -> frozenset[str]:
    """Steps that this case does not take: goods that stay at the customer's, a decision without an appraisal."""
    out = ONSITE_SKIPS if case.kind == CaseKind.ONSITE_EXCHANGE else frozenset()
    return out | {CaseState.APPRAISED} if case.outcome and not case.finding else out


def _step(n: int, here: int, *, done: bool) -> str:
    if n < here or done:
        return "done"
    return "current" if n == here else "todo"
