"""The end of a job: report, repair file, the customer's verdict, signature or refusal, leaving, recording."""

from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from core.events import record as record_event
from dispatch.enums import OrderStatus
from dispatch.errors import DispatchRefused, Incomplete
from dispatch.events import CheckedOut, RepairFiled, ReportFiled
from dispatch.models import RepairFile, ServiceReport, Visit, WorkOrder
from dispatch.operations.moving import hold, move, visit_of
from dispatch.operations.promises import start_recording
from dispatch.queries.steps import missing_for_record, missing_for_work_done
from org.models import User

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
    """How the work ended, with the report as far as it is known before the customer speaks."""

    result: str
    cause_code: str
    report: Report


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
    """The work is done: result, cause and report; raises Incomplete without findings or repair file."""
    held = hold(order, OrderStatus.ON_SITE)
    blocks = missing_for_work_done(held)
    if blocks:
        raise Incomplete(blocks)
    file_report(order=held, report=outcome.report, by=by, at=at)
    return move(
        held,
        OrderStatus.WORK_DONE,
        by=by,
        at=at,
        result=outcome.result,
        cause_code=outcome.cause_code,
        done_at=at,
    )


@transaction.atomic
def check_out(*, order: WorkOrder, by: User, at: datetime) -> Visit:
    """Leave the customer's; from now on the recording is due (TKT-21). Raises Stale when left before."""
    held = hold(order, OrderStatus.SIGNED)
    visit = visit_of(held)
    if visit.checked_out_at:
        raise DispatchRefused(_("已登记离场。"))
    visit.checked_out_at = at
    visit.save(update_fields=["checked_out_at"])
    record_event(held.ticket_id, CheckedOut(held.pk, visit.pk), by=by, at=at)
    start_recording(held, by=by, at=at)
    return visit


@transaction.atomic
def record(*, order: WorkOrder, content: str, by: User, at: datetime) -> WorkOrder:
    """Back at the company the service enters the database (TKT-21); raises Incomplete."""
    held = hold(order, OrderStatus.SIGNED)
    blocks = missing_for_record(held)
    if blocks:
        raise Incomplete(blocks)
    if not content.strip():
        raise DispatchRefused(_("请填写服务内容。"))
    text = content.strip()
    return move(held, OrderStatus.RECORDED, by=by, at=at, content=text, recorded_at=at, recorded_by=by)
