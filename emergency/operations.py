"""Proposing emergencies and deciding on them."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from core.actors import SYSTEM
from core.events import record
from core.streams import lock_streams, open_stream
from core.words import later
from emergency import permissions, queries
from emergency.enums import Sign, Verdict
from emergency.events import EmergencyDecided, EmergencyProposed
from emergency.models import Proposal
from emergency.queries import Seen
from emergency.rules import Surge
from notifications.operations import notify
from org.models import Unit, User
from org.queries import PostBook
from packs.queries import current_figure


class ProposalRefused(Exception):
    """Nothing was changed; the message is for people."""


def watch_surge(*, at: datetime) -> list[Proposal]:
    """Propose an emergency wherever complaints surge at an instant (CMP-19); returns the new proposals.

    A unit is proposed once: not again while a proposal waits, nor about the same window.
    """
    figures = queries.surge_figures(at)
    seen = [one for one in queries.complaint_counts(figures, at=at) if figures.reached(one.count, one.before)]
    made = [propose(seen=one, figures=figures, at=at) for one in seen]
    return [one for one in made if one]


@transaction.atomic
def propose(*, seen: Seen, figures: Surge, at: datetime) -> Proposal | None:
    """Write the proposal and tell who decides; None when one stands for this time already."""
    Unit.objects.select_for_update(no_key=True).get(pk=seen.unit.pk)
    held = Proposal.objects.filter(unit=seen.unit, sign=Sign.SURGE)
    recent = held.filter(proposed_at__gt=at - timedelta(hours=figures.window_hours))
    if held.waiting().exists() or recent.exists():
        return None
    made = Proposal.objects.create(
        stream=open_stream(kind="emergency_proposal", at=at),
        unit=seen.unit,
        sign=Sign.SURGE,
        count=seen.count,
        before=seen.before,
        mean_days=figures.mean_days,
        window_hours=figures.window_hours,
        proposed_at=at,
    )
    record(made.pk, EmergencyProposed(Sign.SURGE, seen.count, seen.before), by=SYSTEM, at=at)
    _tell(made, at)
    return made


@transaction.atomic
def decide(*, proposal: Proposal, verdict: str, reason: str, by: User, at: datetime) -> Proposal:
    """Start an emergency or say why not; raises ProposalRefused without right, reason or an open proposal."""
    lock_streams(proposal.pk)
    held = Proposal.objects.select_related("unit").get(pk=proposal.pk)
    if not permissions.can_decide(by, held):
        raise ProposalRefused(_("决定是否启动应急需要经理及以上岗位。"))
    if held.verdict:
        raise ProposalRefused(_("该建议已由他人决定，请刷新页面。"))
    if verdict not in Verdict.values or not reason.strip():
        raise ProposalRefused(_("请选择决定并填写理由。"))
    held.verdict, held.reason, held.decided_by, held.decided_at = verdict, reason.strip(), by, at
    held.save(update_fields=["verdict", "reason", "decided_by", "decided_at"])
    record(held.pk, EmergencyDecided(verdict), by=by, at=at)
    _tell_decided(held, at)
    return held


def _audience(proposal: Proposal, at: datetime) -> list[User]:
    """The holders of the posts that the pack names, at the unit or above."""
    book = PostBook(at=at)
    posts = current_figure(queries.SECTION, "told", at=at)
    return [person for post in posts for person in book.holders(post, proposal.unit_id)]


def _tell(proposal: Proposal, at: datetime) -> None:
    notify(
        cause=f"emergency:{proposal.pk}:proposed",
        users=_audience(proposal, at),
        subject=later("%(unit)s投诉激增，建议启动应急", unit=proposal.unit.name),
        body=later(
            "%(unit)s %(hours)s 小时内受理投诉 %(count)s 件，此前日均 %(mean)s 件。请决定是否启动应急。",
            unit=proposal.unit.name,
            hours=proposal.window_hours,
            count=proposal.count,
            mean=str(proposal.mean),
        ),
        at=at,
        stream=proposal.pk,
        severity="high",
    )


def _tell_decided(proposal: Proposal, at: datetime) -> None:
    notify(
        cause=f"emergency:{proposal.pk}:decided",
        users=_audience(proposal, at),
        subject=later(
            "%(unit)s应急建议：%(verdict)s", unit=proposal.unit.name, verdict=Verdict(proposal.verdict).label
        ),
        body=later(
            "%(person)s 决定：%(verdict)s。理由：%(reason)s",
            person=str(proposal.decided_by),
            verdict=Verdict(proposal.verdict).label,
            reason=proposal.reason,
        ),
        at=at,
        stream=proposal.pk,
    )
