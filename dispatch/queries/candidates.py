"""Who could go: skilled and free first, then enough time for the journey, by load, with reasons (TKT-04)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from core.clock import day_end, day_start, local, local_day
from dispatch import figures
from dispatch.models import Assignment, Technician
from dispatch.queries.loads import counted, minutes_on, percent
from dispatch.rules import Plan
from dispatch.spans import span_words
from org.enums import Decision
from org.models import Absence
from tickets.models import Ticket
from tickets.queries.approvals import in_round


@dataclass(frozen=True)
class Candidate:
    """One technician seen for one ticket and time; `load` is planned minutes of that day.

    `warnings` lower the rank and forbid nothing.
    """

    technician: Technician
    free: bool
    skilled: bool
    load: int
    jobs: int
    near: bool
    reasons: list[str]
    against: list[str]
    warnings: list[str]

    @property
    def offered(self) -> bool:
        return not self.against

    @property
    def rank(self) -> tuple[Any, ...]:
        return (
            not self.offered,
            not self.skilled,
            not self.free,
            bool(self.warnings),
            self.load,
            not self.near,
            self.technician.name,
        )


def candidates(
    ticket: Ticket, starts_at: datetime, ends_at: datetime, *, barred: Iterable[int] = ()
) -> list[Candidate]:
    """Technicians around the ticket's unit, best first; `barred` are people who asked or approve."""
    plan = Plan(starts_at, ends_at)
    stopped = set(barred)
    travel, full_day = figures.travel(ticket), figures.full_day(starts_at)
    found = [_look(ticket, one, plan, travel, full_day, stopped) for one in _around(ticket, plan, travel)]
    return sorted(found, key=lambda one: one.rank)


def barred_for(ticket: Ticket, deciding: Any) -> set[int]:
    """People who asked for the visit, approved it, or are deciding now."""
    asked = in_round(ticket).exclude(decision__in=[Decision.RETURNED, Decision.WITHDRAWN])
    people = {person for pair in asked.values_list("asker_id", "decider_id") for person in pair if person}
    return people | {deciding.pk}


def _around(ticket: Ticket, plan: Plan, travel: timedelta) -> Iterable[Technician]:
    """Who may be sent, with skills, the day's plans and those a journey away from it."""
    day = _day(plan)
    since, until = min(day.starts_at, plan.starts_at - travel), max(day.ends_at, plan.ends_at + travel)
    plans = counted().between(since, until).select_related("visit__order").order_by("planned")
    held = Prefetch("assignments", queryset=plans, to_attr="plans_around")
    leave = Prefetch(
        "user__absences",
        queryset=Absence.objects.during(plan.starts_at, plan.ends_at),
        to_attr="absences_then",
    )
    return Technician.objects.around(ticket).prefetch_related("skills", held, leave)


def _day(plan: Plan) -> Plan:
    """The local day on which a plan starts, longer when the plan lasts into the next one."""
    day = local_day(plan.starts_at)
    return Plan(day_start(day), max(day_end(day), plan.ends_at))


def _look(
    ticket: Ticket,
    technician: Technician,
    plan: Plan,
    travel: timedelta,
    full_day: timedelta,
    barred: set[int],
) -> Candidate:
    counting: list[Assignment] = technician.plans_around  # type: ignore[attr-defined]
    day = _day(plan)
    held = [one for one in counting if day.overlaps(one.plan)]
    around = [one for one in counting if one.live]
    clash = next((one for one in around if plan.overlaps(one.plan)), None)
    unfit = reasons_against(ticket, technician)
    near = technician.unit_id == (ticket.project_id or ticket.region_id)
    load = minutes_on(held, day)
    hurried = clash is None and any(plan.closer_than(travel, one.plan) for one in around)
    return Candidate(
        technician=technician,
        free=clash is None,
        skilled=not unfit,
        load=load,
        jobs=len(held),
        near=near,
        reasons=[*_reasons_for(ticket, technician, near), _load_words(len(held), load, full_day)],
        against=[*unfit, *_reasons_now(technician, clash, technician.user_id in barred)],
        warnings=[_("路途时间不足")] if hurried else [],
    )


def _reasons_now(technician: Technician, clash: Assignment | None, barred: bool) -> list[str]:
    """What forbids it this time: a part in the decision, absence, another job."""
    said = [_("是申请人或审批人")] if barred else []
    for absence in technician.user.absences_then:
        known = {"kind": absence.get_kind_display(), "until": f"{local(absence.until):%m-%d %H:%M}"}
        said.append(_("%(kind)s至 %(until)s") % known)
    if clash:
        span = span_words(clash.starts_at, clash.ends_at)
        said.append(_("%(span)s 已有 %(number)s") % {"span": span, "number": clash.visit.order.number})
    return said


def _reasons_for(ticket: Ticket, technician: Technician, near: bool) -> list[str]:
    skill = ticket.category.skill if ticket.category else None
    said = [_("具备%(skill)s技能") % {"skill": skill.name}] if skill else []
    return [*said, _("本单位") if near else technician.unit.name]


def _load_words(jobs: int, load: int, full_day: timedelta) -> str:
    if not jobs:
        return _("当日无安排")
    known = {"jobs": jobs, "hours": f"{load / 60:.1f}", "percent": percent(load, full_day)}
    return _("当日 %(jobs)s 单 %(hours)s 小时，负荷 %(percent)s%%") % known


def reasons_against(ticket: Ticket, technician: Technician) -> list[str]:
    """What forbids sending this person whatever the time: other region, switched off, skill (TKT-04)."""
    said = []
    if not technician.active:
        said.append(_("未启用派工"))
    if ticket.region_id not in (technician.unit_id, technician.unit.parent_id):
        said.append(_("不属于本地区"))
    skill = ticket.category.skill if ticket.category else None
    if skill and skill not in technician.skills.all():
        said.append(_("没有%(skill)s技能") % {"skill": skill.name})
    return said
