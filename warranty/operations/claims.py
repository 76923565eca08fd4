"""Writing down what is known of a fault; every change is judged at once."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from core.actors import Actor
from core.clock import local_day
from core.events import record
from org.models import User
from tickets.models import Ticket
from tickets.operations.moving import hold
from warranty import permissions
from warranty.enums import Cause, Why
from warranty.events import ClaimStated
from warranty.models import Case, Claim
from warranty.operations import repairs
from warranty.operations.errors import ClaimRefused, NotAllowed, Stale
from warranty.operations.judging import judge

KEPT = frozenset({"ticket", "stated_by", "stated_at", "version"})
FIELDS = frozenset(one.name for one in Claim._meta.fields) - KEPT
"""What may be stated."""

SAFETY = "safety_fault"
APPRAISAL = frozenset({"appraisal_by", "appraisal_finding", "appraisal_on", "appraisal_report"})


@transaction.atomic
def state(
    *, ticket: Ticket, given: Mapping[str, Any], by: Actor, at: datetime, version: int | None = None
) -> Claim:
    """Write the fields given and judge again; the others stay.

    `given` names fields of Claim; None takes a fact back. A part brings its code and kind with it. Raises
    NotAllowed, Stale when `version` is not the present one, ClaimRefused with the fields named.
    """
    held = hold(ticket)
    if isinstance(by, User) and not permissions.can_state(by, held):
        raise NotAllowed(_("您不能修改该工单的质保申请。"))
    claim = Claim.objects.select_related("part").filter(pk=held.pk).first()
    if version is not None and claim is not None and claim.version != version:
        raise Stale(_("质保申请刚被他人更新，请刷新后再操作。"))
    fresh = claim is None
    claim = claim or Claim(ticket=held, stated_at=at, version=0)
    changed = _write(claim, _completed(given))
    if not (changed or fresh):
        return claim
    _check(claim, held)
    claim.stated_by, claim.stated_at = (by if isinstance(by, User) else None), at
    claim.version += 1
    claim.save()
    record(held.pk, ClaimStated(fields=sorted(changed)), by=by, at=at)
    if SAFETY in changed:
        _tell_safety(held, claim, by, at)
    why = Why.APPRAISAL if changed & APPRAISAL else Why.STATED
    judge(ticket=held, why=why, by=by, at=at)
    return claim


def _tell_safety(ticket: Ticket, claim: Claim, by: Actor, at: datetime) -> None:
    """The repairs of the ticket and of its cases are of the same fault."""
    cases = Case.objects.filter(ticket=ticket).values_list("pk", flat=True)
    repairs.tell_safety(streams=[ticket.pk, *cases], safety=bool(claim.safety_fault), by=by, at=at)


def _completed(given: Mapping[str, Any]) -> dict[str, Any]:
    """With what a chosen part says of itself; a cause that is none of quality has no trigger of it."""
    whole = dict(given)
    part = whole.get("part")
    if part is not None:
        whole |= {"faulty_part": part.code, "item_kind": part.kind}
    if whole.get("cause_group") and not whole.get("cause"):
        whole["cause"] = Cause.QUALITY.value
    return whole


def _write(claim: Claim, given: Mapping[str, Any]) -> set[str]:
    unknown = set(given) - FIELDS
    if unknown:
        raise ValueError(", ".join(sorted(unknown)))
    changed = {name for name, value in given.items() if getattr(claim, name) != value}
    for name in changed:
        setattr(claim, name, given[name])
    return changed


def _check(claim: Claim, ticket: Ticket) -> None:
    """Days that cannot be true, half an appraisal, a trigger of quality beside another cause."""
    errors: dict[str, Any] = {}
    if claim.cause_group and claim.cause != Cause.QUALITY:
        errors["cause_group"] = _("只有产品质量原因才选质量问题类型。")
    if bool(claim.appraisal_by) != bool(claim.appraisal_finding):
        errors["appraisal_finding"] = _("鉴定人和鉴定结论须一并填写。")
    reported = ticket.registered_at
    for name in ("bought_on", "received_on"):
        day = getattr(claim, name)
        if day and day > local_day(reported):
            errors[name] = _("不能晚于报修日。")
    if claim.bought_on and claim.received_on and claim.received_on < claim.bought_on:
        errors["received_on"] = _("早于购买日。")
    if errors:
        raise ClaimRefused(errors)
