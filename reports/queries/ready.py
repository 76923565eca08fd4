"""What a report still lacks before it may be sent."""

from datetime import datetime

from django.utils.translation import gettext as _

from reports.enums import ReportKind, RunState
from reports.models import DailySummary, ReportRun
from reports.queries.kinds import kinds


def lacks(run: ReportRun, *, at: datetime) -> list[str]:
    """Reasons in words why the report cannot be sent yet; empty when it can."""
    if run.state == RunState.EXPECTED:
        return [_("报表尚未编制。")]
    kind = kinds(at=at).get(run.kind)
    found = []
    if run.signers and run.state != RunState.SIGNED:
        found.append(_("签核后才能报送。"))
    if kind and kind.needs_text and not run.remark.strip():
        found.append(_("请先填写分析与改进措施。"))
    if run.kind == ReportKind.CASES and not run.rows and not run.remark.strip():
        found.append(_("请至少选择一个案例，或在备注中写明「无」。"))
    if run.kind == ReportKind.MEETING and undecided(run):
        found.append(_("每项议程都要有决定：还缺 %(n)s 项。") % {"n": len(undecided(run))})
    if run.kind == ReportKind.SUMMARY and not DailySummary.objects.filter(run=run).exists():
        found.append(_("工作小结尚未填写。"))
    if run.kind == ReportKind.SURVEY and not run.figures["sufficient"] and not run.remark.strip():
        found.append(_("各层接通比例不足，请补足后重新取数，或在备注中说明原因。"))
    return found


def undecided(run: ReportRun) -> list[str]:
    """Items of the agenda without a decision."""
    decided = set(run.minutes.values_list("item", flat=True))
    return [row["item"] for row in run.rows if row["item"] not in decided]
