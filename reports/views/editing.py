"""The forms that a report's page shows, bound to what is written so far."""

from typing import Any

from reports.enums import ReportKind
from reports.forms import CaseForm, DecisionForm, RemarkForm, ReturnForm, RevisionForm, SummaryForm
from reports.models import ReportRun
from reports.queries.makers.complaints import candidates
from tickets.models import Complaint

PARTS = ("results", "quality", "problems", "tomorrow")


def editors(run: ReportRun) -> dict[str, Any]:
    """Unbound forms of a run's page."""
    return {
        "remark": RemarkForm(initial={"remark": run.remark}, kind=run.kind),
        "revision": RevisionForm(),
        "returning": ReturnForm(),
        "summary": summary_form(run) if run.kind == ReportKind.SUMMARY else None,
        "cases": case_forms(run) if run.kind == ReportKind.CASES and run.editable else [],
        "decisions": decision_forms(run) if run.kind == ReportKind.MEETING and run.editable else [],
    }


def summary_form(run: ReportRun, data: Any = None) -> SummaryForm:
    written = getattr(run, "summary", None)
    initial = {name: getattr(written, name) for name in PARTS} if written else {}
    return SummaryForm(data, initial=initial, sent=run.sent_at is not None)


def case_forms(run: ReportRun, data: Any = None) -> list[tuple[Complaint, CaseForm]]:
    """A form for each complaint of the quarter, chosen ones ticked."""
    lessons = dict(run.cases.values_list("ticket_id", "lesson"))
    return [
        (
            one,
            CaseForm(
                data,
                prefix=f"case-{one.pk}",
                initial={"chosen": one.pk in lessons, "lesson": lessons.get(one.pk, "")},
            ),
        )
        for one in candidates(run)
    ]


def decision_forms(run: ReportRun) -> list[DecisionForm]:
    """A form for each item of the agenda."""
    held = dict(run.minutes.values_list("item", "decision"))
    return [
        DecisionForm(
            initial={"item": row["item"], "decision": held.get(row["item"], "")}, auto_id=f"item-{n}-%s"
        )
        for n, row in enumerate(run.rows)
    ]
