"""Checklists before a project is handed over (CMP-22)."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from core.clock import local_day
from org.enums import UnitKind
from org.models import Unit, User
from packs.queries import current_figure
from tickets.models import Handover, HandoverCheck
from tickets.operations.errors import TicketRefused


@transaction.atomic
def plan_handover(*, project: Unit, day: date, by: User, at: datetime) -> Handover:
    """Set or move the day; the packs' checklists get due days before it, done ones stay as they are."""
    if project.kind != UnitKind.PROJECT:
        raise TicketRefused(_("只有项目有交楼日期。"))
    if day <= local_day(at):
        raise TicketRefused(_("交楼日期须在今天以后。"))
    Unit.objects.select_for_update(no_key=True).get(pk=project.pk)
    handover = Handover.objects.update_or_create(
        project=project, defaults={"day": day, "set_by": by, "set_at": at}
    )[0]
    for one in current_figure("prevention", "checklists", at=at):
        due_on = day - timedelta(days=one["days_before"])
        row = {"title": one["title"], "items": one["items"], "due_on": due_on}
        check, made = HandoverCheck.objects.get_or_create(handover=handover, code=one["code"], defaults=row)
        if not made and check.done_at is None:
            check.due_on = due_on
            check.save(update_fields=["due_on"])
    return handover


@transaction.atomic
def finish_check(*, check: HandoverCheck, findings: str, by: User, at: datetime) -> HandoverCheck:
    """Close a checklist with what was found; raises TicketRefused when it is done."""
    held = HandoverCheck.objects.select_for_update(no_key=True).get(pk=check.pk)
    if held.done_at is not None:
        raise TicketRefused(_("该检查表已完成。"))
    if not findings.strip():
        raise TicketRefused(_("请填写发现与措施。"))
    held.done_at, held.done_by, held.findings = at, by, findings.strip()
    held.save(update_fields=["done_at", "done_by", "findings"])
    return held
