"""What the goods were found to be; not a fault of quality means they go back (WAR-19)."""

from datetime import date, datetime
from typing import IO

from django.db import transaction
from django.utils.translation import gettext as _

from core import attachments
from core.clock import local_day
from core.events import record
from core.models import Attachment
from core.models.attachment import Purpose
from org.models import User
from warranty.case_enums import CaseOutcome, CaseState
from warranty.case_events import CaseAppraised
from warranty.case_rules import outcomes_for
from warranty.case_transitions import OUTCOMES
from warranty.enums import Appraiser, Finding
from warranty.models import Appraisal, Case
from warranty.operations.cases import goods
from warranty.operations.cases.costs import bear_inbound
from warranty.operations.cases.errors import CaseRefused
from warranty.operations.cases.holding import hold, move
from warranty.operations.cases.telling import tell_decided
from warranty.queries import standing


@transaction.atomic
def appraise(
    *,
    case: Case,
    appraiser: str,
    finding: str,
    on: date,
    by: User,
    at: datetime,
    note: str = "",
    report: IO[bytes] | None = None,
) -> Case:
    """Write down the appraisal with its report; without a quality fault the goods are sent back at once.

    Raises CaseRefused for a day outside of the case, BadFile for an unreadable report.
    """
    held = hold(case)
    if appraiser not in Appraiser.values or finding not in Finding.values:
        raise CaseRefused(_("请选择鉴定方和结论。"), "finding")
    if on > local_day(at):
        raise CaseRefused(_("鉴定日期不能晚于今天。"), "on")
    row = Appraisal.objects.create(
        case=held,
        appraiser=appraiser,
        finding=finding,
        on=on,
        report=_keep(held, report, by, at),
        note=note.strip(),
        by=by,
        at=at,
    )
    move(held, CaseState.APPRAISED, by=by, at=at, finding=finding)
    record(held.pk, CaseAppraised(row.pk, finding, appraiser), by=by, at=at)
    goods.state_facts(held, by=by, at=at)
    return _back(held, by, at) if finding == Finding.NOT_QUALITY else held


def _keep(case: Case, report: IO[bytes] | None, by: User, at: datetime) -> Attachment | None:
    if report is None:
        return None
    return attachments.store(
        stream=case.pk, file=report, purpose=Purpose.DOCUMENT, by=by, at=at, accept=attachments.EVIDENCE
    )


def _back(case: Case, by: User, at: datetime) -> Case:
    """The finding itself decides where nothing but sending back is left."""
    found = standing.of(case.ticket)
    allowed = outcomes_for(found.settled if found else "") & set(OUTCOMES[case.kind])
    if allowed == {CaseOutcome.SEND_BACK}:
        back = CaseOutcome.SEND_BACK
        move(case, CaseState.DECIDED, by=by, at=at, outcome=back, decided_by=by, decided_at=at)
        bear_inbound(case, by=by, at=at)
        tell_decided(case, by=by, at=at)
    return case
