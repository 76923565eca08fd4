"""The way of a feedback slip: handed in, committed to, served, signed, given back (FUP-05)."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from core.actors import Actor
from core.events import record
from core.streams import lock_streams
from deadlines import operations as deadlines
from deadlines.enums import ClockKind
from followups.enums import SlipState
from followups.errors import FollowUpRefused
from followups.events import SlipMoved
from followups.models import Slip
from followups.operations.visits import keep_signature
from followups.queries.promises import slip_commitment
from followups.transitions import may_follow
from org.models import User


@transaction.atomic
def receive(*, slip: Slip, received_at: datetime, by: User, at: datetime) -> Slip:
    """The assistant has the slip: its clock is met and that of the commitment starts (SLA-14, SLA-15)."""
    held = _hold(slip)
    visit = held.visit
    if visit.returned_at is None:
        raise FollowUpRefused(_("请先登记回访人的返回时间。"))
    if not visit.returned_at <= received_at <= at:
        raise FollowUpRefused(_("交回时间应在返回之后、现在之前。"), "received_at")
    _move(held, SlipState.RECEIVED, by, at, received_at=received_at, received_by=by)
    deadlines.meet_kind(stream=visit.stream, kind=ClockKind.SLIP, at=received_at, by=by)
    promise = slip_commitment(visit.pack_set, received_at)
    deadlines.start(stream=visit.stream, promise=promise, unit=visit.unit, by=by, at=at)
    return held


@transaction.atomic
def commit(*, slip: Slip, commitment: str, by: User, at: datetime) -> Slip:
    """The customer was told what will be done and when."""
    held = _hold(slip)
    words = _needed(commitment, "commitment")
    _move(held, SlipState.COMMITTED, by, at, commitment=words, committed_at=at)
    deadlines.meet_kind(stream=held.visit.stream, kind=ClockKind.COMMITMENT, at=at, by=by)
    return held


@transaction.atomic
def serve(*, slip: Slip, service: str, by: User, at: datetime) -> Slip:
    """What was promised is done."""
    held = _hold(slip)
    words = _needed(service, "service")
    return _move(held, SlipState.SERVED, by, at, service=words, served_at=at)


@transaction.atomic
def accept(*, slip: Slip, signer: str, signature: bytes, by: User, at: datetime) -> Slip:
    """The customer signs for what was done."""
    held = _hold(slip)
    name = _needed(signer, "signer")
    if not signature:
        raise FollowUpRefused(_("请客户签名。"), "signature")
    picture = keep_signature(held.pk, signature, by, at)
    return _move(held, SlipState.SIGNED, by, at, accepted_signer=name, acceptance=picture, accepted_at=at)


@transaction.atomic
def give_back(*, slip: Slip, by: User, at: datetime) -> Slip:
    """The slip is with the assistant again, who presents it in the weekly meeting."""
    return _move(_hold(slip), SlipState.RETURNED, by, at, returned_at=at)


def _hold(slip: Slip) -> Slip:
    lock_streams(slip.pk)
    shown = ("visit__stream", "visit__pack_set", "visit__region", "visit__project")
    return Slip.objects.select_related(*shown).get(pk=slip.pk)


def _move(slip: Slip, to: str, by: Actor, at: datetime, **fields: Any) -> Slip:
    if not may_follow(slip.state, to):
        raise FollowUpRefused(_("反馈单已到别的步骤，请刷新页面。"))
    old, slip.state = slip.state, to
    for name, value in fields.items():
        setattr(slip, name, value)
    slip.save(update_fields=["state", *fields])
    record(slip.pk, SlipMoved(old, to), by=by, at=at)
    return slip


def _needed(words: str, name: str) -> str:
    if not words.strip():
        raise FollowUpRefused(_("请填写这一项。"), name)
    return words.strip()
