"""Who follows up, and who leads it."""

from typing import Any

from followups.models import Call, Interview, Plan, Visit
from followups.models.survey import leads
from org.enums import Right
from org.permissions import has


def can_follow_up(user: Any) -> bool:
    return has(user, Right.FOLLOW_UP)


def can_answer(user: Any, call: Call) -> bool:
    return has(user, Right.FOLLOW_UP, call)


def can_manage(user: Any) -> bool:
    """Plans, mailings and visits are led by the follow-up supervisor (ORG-07)."""
    return has(user, Right.MANAGE_FOLLOW_UP)


def can_manage_at(user: Any, unit: Any) -> bool:
    """Does the person lead follow-up of this region or project, or of the whole company?"""
    region = unit.parent_id if unit.kind == "project" else unit.pk
    project = unit.pk if unit.kind == "project" else None
    return bool(user.scope.can(Right.MANAGE_FOLLOW_UP, region_id=region, project_id=project))


def can_change_plan(user: Any, plan: Plan) -> bool:
    return can_manage_at(user, plan.unit)


def can_visit(user: Any, visit: Visit) -> bool:
    """The visitor, and whoever follows up there."""
    return visit.visitor_id == user.pk or has(user, Right.FOLLOW_UP, visit)


def can_lead_surveys(user: Any) -> bool:
    """Surveys are the company's: made, frozen and closed at the group centre."""
    return leads(user)


def can_interview(user: Any, interview: Interview) -> bool:
    """The surveyor it was given to."""
    return interview.surveyor_id == user.pk
