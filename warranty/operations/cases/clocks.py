"""The promises of a case: the law's time to perform, new goods after receipt, money after receipt (SLA-18)."""

from datetime import datetime

from core.actors import Actor
from core.worktime import Duration, Unit
from deadlines import operations as deadlines
from deadlines.enums import ClockKind
from deadlines.queries import conduct, figure_promise
from deadlines.rules import ClockRule, Promise, promise
from org.calendars import of_unit
from warranty.case_enums import EXCHANGES, CaseKind
from warranty.models import Case
from warranty.queries.case_money import paid_back_within
from warranty.queries.case_papers import REMEDIES
from warranty.rules import NoReason

RESHIPMENT = "reshipment"


def start_on_demand(case: Case, *, by: Actor, at: datetime) -> None:
    """What was demanded is done within the law's days, however far the case is."""
    _start(case, ClockKind.REMEDY, REMEDIES, "perform_days", since=at, by=by, at=at)


def start_on_receipt(case: Case, *, by: Actor, at: datetime) -> None:
    """New goods leave within days of the receipt, appraisal included; money comes back as the law says."""
    if case.received_at is None:
        return
    if case.kind in EXCHANGES:
        _start(case, ClockKind.RESHIP, RESHIPMENT, "days", since=case.received_at, by=by, at=at)
    route = paid_back_within(case) if case.kind == CaseKind.RETURN else None
    if route is not None:
        _run(case, _paid_back(case, route, case.received_at), by, at)


def meet_all(case: Case, *, by: Actor, at: datetime) -> None:
    """What was owed is on its way to the customer."""
    for kind in (ClockKind.RESHIP, ClockKind.REFUND, ClockKind.REMEDY):
        deadlines.meet_kind(stream=case.stream, kind=kind, at=at, by=by)


def stop_all(case: Case, reason: str, *, by: Actor, at: datetime) -> None:
    """Nothing is owed any more."""
    deadlines.stop_all(stream=case.stream, reason=reason, by=by, at=at)


def _start(
    case: Case, kind: str, section: str, name: str, *, since: datetime, by: Actor, at: datetime
) -> None:
    offered = _promise(case, kind, section, name, since)
    if offered is not None:
        _run(case, offered, by, at)


def _run(case: Case, offered: Promise, by: Actor, at: datetime) -> None:
    responsible = case.ticket.owner or case.opened_by
    deadlines.start(
        stream=case.stream, promise=offered, unit=case.unit, responsible=responsible, by=by, at=at
    )


def _paid_back(case: Case, route: NoReason, since: datetime) -> Promise:
    """The days of the rule by which the goods were returned."""
    shared = conduct(case.ticket.pack_set)
    rule = ClockRule(
        kind=ClockKind.REFUND,
        title=route.title,
        levels=shared.levels,
        amber_percent=shared.amber_percent,
        target=Duration(Unit.DAYS, route.refund_days or 0),
        source=route.source,
        source_kind="law",
        rules=route.requirements,
    )
    return promise(rule, since, of_unit(case.unit)(rule.calendar))


def _promise(case: Case, kind: str, section: str, name: str, since: datetime) -> Promise | None:
    """None where no pack of the ticket states such a length."""
    try:
        return figure_promise(
            pack_set=case.ticket.pack_set,
            section=section,
            name=name,
            kind=kind,
            unit=Unit.DAYS,
            start=since,
            calendar_of=of_unit(case.unit),
        )
    except KeyError:
        return None
