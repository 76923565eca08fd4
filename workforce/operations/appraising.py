"""The group rates a region (ORG-02)."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from core.clock import local_day
from core.events import record
from core.streams import lock_streams
from org.enums import UnitKind
from org.models import Unit, User
from org.operations.history import history_of
from workforce.events import RegionAppraised
from workforce.models import RegionalAppraisal
from workforce.permissions import can_appraise


class AppraisalRefused(Exception):
    """Nothing was written; the message is for people."""


@transaction.atomic
def appraise(
    *,
    region: Unit,
    inspected_on: date,
    score: int,
    findings: str,
    by: User,
    at: datetime,
    corrects: RegionalAppraisal | None = None,
) -> RegionalAppraisal:
    """A score of a region; raises AppraisalRefused for all but the group role, and for what was corrected."""
    if not can_appraise(by):
        raise AppraisalRefused(_("只有集团专员可以登记地区考核得分。"))
    if region.kind != UnitKind.REGION or inspected_on > local_day(at):
        raise AppraisalRefused(_("考核的是地区，检查日期不能晚于今天。"))
    history = history_of(region, at=at)
    lock_streams(history.pk)
    if corrects and (corrects.unit_id != region.pk or _corrected(corrects)):
        raise AppraisalRefused(_("这条考核已被更正，请更正最新的一条。"))
    made = RegionalAppraisal.objects.create(
        unit=region,
        inspected_on=inspected_on,
        score=score,
        findings=findings.strip(),
        corrects=corrects,
        by=by,
        at=at,
    )
    said = RegionAppraised(made.pk, inspected_on.isoformat(), score, corrects.pk if corrects else None)
    record(history, said, by=by, at=at)
    return made


def _corrected(row: RegionalAppraisal) -> bool:
    return RegionalAppraisal.objects.filter(corrects=row).exists()
