"""What follow-up work achieved: the closed plans of a time with their evaluation (RPT-24)."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from followups.queries import evaluated
from org.enums import UnitKind
from org.models import Unit
from reports.queries.documents import Cell, Table
from reports.rules import Span


def evaluations(unit: Unit | None, span: Span) -> list[Table]:
    """One table of the plans that ended in the time, in a branch and below it; none without plans."""
    rows = [_line(plan) for plan in evaluated(begin=span.first, end=span.last, units=_below(unit))]
    heads = (_("计划"), _("单位"), _("起止"), _("结果"), _("评价"), _("小结"))
    return [Table("plans", _("回访工作评价与小结"), heads, rows)] if rows else []


def _line(plan: Any) -> list[Cell]:
    period = f"{plan.first_day:%m-%d} – {plan.last_day:%m-%d}"
    return [
        Cell(value)
        for value in (plan.number, plan.unit.name, period, plan.result, plan.evaluation, plan.summary)
    ]


def _below(unit: Unit | None) -> Any:
    if unit is None or unit.kind == UnitKind.GROUP:
        return None
    return Unit.objects.filter(Q(pk=unit.pk) | Q(parent=unit))
