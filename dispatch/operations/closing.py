"""The end of a job: report, repair file, the customer's verdict, signature or refusal, leaving, recording."""

from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from core.doors import Block
from core.events import record as record_event
from core.words import written
from deadlines.operations import take_up
from dispatch.enums import CauseCode, OrderStatus
from dispatch.errors import DispatchRefused, Incomplete
from dispatch.events import CheckedOut, RepairFiled, ReportFiled
from dispatch.models import RepairFile, ServiceReport, TripReport, Visit, WorkOrder
from dispatch.operations.moving import hold, move, visit_of
from dispatch.operations.promises import start_recording
from dispatch.queries.search import search_words
from dispatch.queries.steps import missing_for_record, missing_for_work_done, root_cause_needed, was_visited
from org.models import User
from tickets.enums import ServiceType
from tickets.operations.searching import add_search_words
from warranty.operations import claims

REPORTABLE = (OrderStatus.ON_SITE, OrderStatus.WORK_DONE, OrderStatus.SIGNED)


@dataclass(frozen=True)
class Repair:
    """Entry of the product's repair file."""

    product: str
    fault: str
    work: str


@dataclass(frozen=True)
class Report:
    """The four fields of the service report; an empty one leaves the report incomplete."""

    cause: str = ""
    solution: str = ""
    parts: str = ""
    opinion: str = ""


@dataclass(frozen=True)
class Outcome:
    """How the work ended, with the report as far as it is known before the customer speaks.

    `supplier` is whose part failed, where it was bought in (TKT-26). `safety_fault` says whether the fault made
    the product unsafe; None where nobody asked.
    """

    result: str
    cause_code: str
    report: Report
    supplier: str = ""
    safety_fault: bool | None = None


@transaction.atomic
def file_repair(*, order: WorkOrder, repair: Repair, by: User, at: datetime) -> RepairFile:
    """Write the product's repair file (ORG-13); a second time corrects the entry."""
    held = hold(order, OrderStatus.ON_SITE, OrderStatus.WORK_DONE)
    fields = {name: text.strip() for name, text in asdict(repair).items()}
    if not all(fields.values()):
        raise DispatchRefused(_("维修档案的各项都要填写。"))
    row, _created = RepairFile.objects.update_or_create(
        order=held, defaults=fields | {"asset": held.ticket.asset, "by": by, "at": at}
    )
    record_event(held.ticket_id, RepairFiled(held.pk, row.pk), by=by, at=at)
    return row


@transaction.atomic
def file_report(*, order: WorkOrder, report: Report, by: User, at: datetime) -> ServiceReport:
    """Write the service report; empty fields leave it incomplete (TKT-18), filled ones are never emptied."""
    held = hold(order, *REPORTABLE)
    row = ServiceReport.objects.filter(order=held).first() or ServiceReport(order=held)
    for name, text in asdict(report).items():
        setattr(row, name, text.strip() or getattr(row, name))
    row.by, row.at = by, at
    row.save()
    record_event(held.ticket_id, ReportFiled(held.pk, row.pk, row.missing), by=by, at=at)
    return row


@transaction.atomic
def finish_work(*, order: WorkOrder, outcome: Outcome, by: User, at: datetime) -> WorkOrder:
    """The work is done: result, cause and report; raises Incomplete without findings or repair file.

    A bought-in part needs its supplier, whom procurement takes it up with (TKT-26), else DispatchRefused.
    """
    held = hold(order, OrderStatus.ON_SITE)
    supplier = outcome.supplier.strip()
    if outcome.cause_code == CauseCode.BOUGHT_IN_PART and not supplier:
        raise DispatchRefused(_("外购件故障请填写供应商。"))
    blocks = missing_for_work_done(held)
    if blocks:
        raise Incomplete(blocks)
    file_report(order=held, report=outcome.report, by=by, at=at)
    if outcome.cause_code == CauseCode.BOUGHT_IN_PART:
        take_up(stream=held.ticket.stream, supplier=supplier, unit=held.ticket.unit, by=by, at=at)
    if outcome.safety_fault is not None:
        claims.state(ticket=held.ticket, given={"safety_fault": outcome.safety_fault}, by=by, at=at)
    return move(
        held,
        OrderStatus.WORK_DONE,
        by=by,
        at=at,
        result=outcome.result,
        cause_code=outcome.cause_code,
        done_at=at,
    )


@dataclass(frozen=True)
class Leaving:
    """The call to headquarters before leaving, at once unless a time is given, or why there was none (TKT-20).

    `filed` is the filing mark of an installation (TKT-16).
    """

    called: bool = False
    called_at: datetime | None = None
    not_called: str = ""
    filed: bool = False
    suggestion: str = ""


@transaction.atomic
def check_out(*, order: WorkOrder, by: User, at: datetime, leaving: Leaving | None = None) -> Visit:
    """Leave the customer's; from now on the recording is due (TKT-21).

    A call to headquarters that was not made is on record for the supervisor (TKT-20). An installation leaves
    only with the customer's verdict and its filing mark (TKT-16); a refusal on record with reason and photo is
    a verdict too, as nobody can be kept on site until somebody signs (TKT-17). Raises Stale, or DispatchRefused.
    """
    held = hold(order, OrderStatus.SIGNED)
    visit = visit_of(held)
    if visit.checked_out_at:
        raise DispatchRefused(_("已登记离场。"))
    said = leaving or Leaving()
    _file_installation(held, said, at)
    visit.checked_out_at, visit.headquarters_at = at, (said.called_at or at) if said.called else None
    visit.headquarters_missing = "" if said.called else said.not_called.strip() or written("未说明")
    visit.save(update_fields=["checked_out_at", "headquarters_at", "headquarters_missing"])
    record_event(held.ticket_id, CheckedOut(held.pk, visit.pk, said.called), by=by, at=at)
    start_recording(held, by=by, at=at)
    return visit


def _file_installation(order: WorkOrder, leaving: Leaving, at: datetime) -> None:
    if order.ticket.service_type != ServiceType.INSTALLATION:
        return
    if not leaving.filed or not (order.refused or order.ratings.exists()):
        raise DispatchRefused(_("安装离场前须客户签字、三项评价，并报公司备案。"))
    order.filed_at, order.suggestion = at, leaving.suggestion.strip()
    order.save(update_fields=["filed_at", "suggestion"])


@dataclass(frozen=True)
class Trip:
    """Problems found on the trip (TKT-23), and the root cause where it is asked for (TKT-34)."""

    problems: str
    root_cause: str = ""
    lesson: str = ""


@transaction.atomic
def record(*, order: WorkOrder, content: str, by: User, at: datetime, trip: Trip | None = None) -> WorkOrder:
    """Back at the company the service enters the database with the trip report (TKT-21, TKT-23).

    Raises Incomplete, also without the root cause of a repeat, major or escalated ticket (TKT-34).
    """
    held = hold(order, OrderStatus.SIGNED)
    blocks = missing_for_record(held) + _missing_of_trip(held, trip)
    if blocks:
        raise Incomplete(blocks)
    text = content.strip()
    if not text:
        raise DispatchRefused(_("请填写服务内容。"))
    if trip:
        fields = {name: value.strip() for name, value in asdict(trip).items()}
        TripReport.objects.create(order=held, content=text, by=by, at=at, **fields)
    add_search_words(ticket=held.ticket, words=search_words(held, text))
    return move(held, OrderStatus.RECORDED, by=by, at=at, content=text, recorded_at=at, recorded_by=by)


def _missing_of_trip(order: WorkOrder, trip: Trip | None) -> list[Block]:
    found = []
    if was_visited(order.ticket_id) and not (trip and trip.problems.strip()):
        found.append(Block("trip_report", _("填写返程报告"), "#record"))
    if root_cause_needed(order) and not (trip and trip.root_cause.strip()):
        found.append(Block("root_cause", _("填写根本原因"), "#record"))
    return found
