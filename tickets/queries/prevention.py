"""Projects before their handover (CMP-22)."""

from dataclasses import dataclass
from typing import Any

from org.enums import UnitKind
from org.models import Unit
from tickets.models import Handover, HandoverCheck


@dataclass(frozen=True)
class ProjectLine:
    """A project, its handover day where one is set, and its checklists."""

    project: Unit
    handover: Handover | None
    checks: list[HandoverCheck]

    @property
    def done(self) -> int:
        return sum(check.done_at is not None for check in self.checks)


def handovers(user: Any) -> list[ProjectLine]:
    """Visible projects in three queries, those with a day first, the nearest before others."""
    projects = list(Unit.objects.visible_to(user).filter(kind=UnitKind.PROJECT, is_active=True))
    days = {row.project_id: row for row in Handover.objects.filter(project__in=projects)}
    checks: dict[int, list[HandoverCheck]] = {}
    for check in HandoverCheck.objects.filter(handover__in=days):
        checks.setdefault(check.handover_id, []).append(check)
    lines = [ProjectLine(one, days.get(one.pk), checks.get(one.pk, [])) for one in projects]
    return _sorted(lines)


def _sorted(lines: list[ProjectLine]) -> list[ProjectLine]:
    dated = sorted((line for line in lines if line.handover), key=lambda line: line.handover.day)  # type: ignore[union-attr]
    return [*dated, *(line for line in lines if not line.handover)]


def project_checks(project: Unit) -> tuple[Handover | None, list[HandoverCheck]]:
    """The day of a project and its checklists, the first due first."""
    handover = Handover.objects.filter(project=project).first()
    return handover, list(handover.checks.select_related("done_by")) if handover else []
