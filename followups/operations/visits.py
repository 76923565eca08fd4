"""Spot-check visits: booked, noted topic by topic, signed by the customer (FUP-03, FUP-04)."""

import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from core import attachments
from core.actors import Actor
from core.clock import iso
from core.events import record
from core.models import Attachment
from core.models.attachment import Purpose
from core.numbers import next_number
from core.streams import lock_streams, open_stream
from customers.models import Contact, Site
from deadlines import operations as deadlines
from followups import rules
from followups.enums import Finding, Topic, VisitState
from followups.errors import FollowUpRefused
from followups.events import VisitBooked, VisitCancelled, VisitDone, VisitNoted, VisitorReturned
from followups.models import Slip, TopicFinding, Visit
from followups.queries.promises import slip_hand_in
from org.models import Unit, User
from packs.queries import in_force

SERIES, SLIP_SERIES, KIND = "SV", "FS", "spot_check"
OPEN = (VisitState.BOOKED, VisitState.VISITED)


@dataclass(frozen=True)
class Booking:
    """Whom to visit, when, and who goes."""

    contact: Contact
    region: Unit
    project: Unit | None
    visitor: User
    booked_for: datetime
    site: Site | None = None


@dataclass(frozen=True)
class Seen:
    """What the visitor writes down; the slip is filled and signed by the customer."""

    findings: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    heard: str = ""
    filled_in: str = ""
    signer: str = ""
    signature: bytes = b""


@transaction.atomic
def book(*, booking: Booking, by: Actor, at: datetime) -> Visit:
    """A visit agreed with the customer; raises FollowUpRefused for a past time."""
    if booking.booked_for < at:
        raise FollowUpRefused(_("预约时间必须晚于现在。"), "booked_for")
    stream = open_stream(kind=KIND, at=at, number=next_number(SERIES, at=at))
    visit = Visit.objects.create(
        stream=stream,
        customer_id=booking.contact.customer_id,
        pack_set=in_force(at=at),
        **vars(booking),
    )
    visitor = booking.visitor
    said = VisitBooked(iso(booking.booked_for), visitor.pk, visitor.display_name)
    record(stream, said, by=by, at=at)
    return visit


@transaction.atomic
def note_visit(*, visit: Visit, seen: Seen, by: User, at: datetime) -> Visit:
    """Keep what there is; done once three topics and the signed slip are there, else the visit stays open.

    Raises FollowUpRefused for a finished visit, BadFile for an unreadable signature.
    """
    held = hold(visit)
    _write_findings(held, seen.findings)
    signed = _write_slip(held, seen, by, at)
    held.heard = seen.heard.strip() or held.heard
    held.visited_at = held.visited_at or at
    found = dict(held.findings.values_list("topic", "finding"))
    record(held.pk, VisitNoted(len(found), signed), by=by, at=at)
    held.state = VisitState.VISITED
    if signed and not rules.topics_missing(found):
        held.state, held.done_at = VisitState.DONE, at
        failed = sum(1 for finding in found.values() if finding == Finding.FAILS)
        record(held.pk, VisitDone(failed), by=by, at=at)
    held.save(update_fields=["heard", "visited_at", "state", "done_at"])
    return held


@transaction.atomic
def come_back(*, visit: Visit, returned_at: datetime, by: User, at: datetime) -> Visit:
    """The visitor is back: the slip has to be handed in within the pack's hours (SLA-15)."""
    lock_streams(visit.pk)
    held = Visit.objects.select_related("stream", "pack_set", "region", "project", "visitor").get(pk=visit.pk)
    if held.returned_at is not None or held.visited_at is None:
        raise FollowUpRefused(_("这次回访尚未到访，或已登记返回。"))
    if not held.visited_at <= returned_at <= at:
        raise FollowUpRefused(_("返回时间应在到访之后、现在之前。"), "returned_at")
    held.returned_at = returned_at
    held.save(update_fields=["returned_at"])
    record(held.pk, VisitorReturned(iso(returned_at)), by=by, at=at)
    promise = slip_hand_in(held.pack_set, returned_at)
    deadlines.start(
        stream=held.stream, promise=promise, unit=held.unit, responsible=held.visitor, by=by, at=at
    )
    return held


@transaction.atomic
def cancel_visit(*, visit: Visit, reason: str, by: User, at: datetime) -> Visit:
    """The visit does not take place; raises FollowUpRefused without a reason or once it has begun."""
    held = hold(visit)
    if held.state != VisitState.BOOKED or not reason.strip():
        raise FollowUpRefused(_("只有未开始的回访可以取消，并须填写原因。"), "reason")
    held.state, held.cancel_reason = VisitState.CANCELLED, reason.strip()
    held.save(update_fields=["state", "cancel_reason"])
    record(held.pk, VisitCancelled(), by=by, at=at)
    return held


def hold(visit: Visit) -> Visit:
    """The visit again under its lock; raises FollowUpRefused when it is over."""
    lock_streams(visit.pk)
    held = Visit.objects.select_related("stream", "region", "project").get(pk=visit.pk)
    if held.state not in OPEN:
        raise FollowUpRefused(_("这次回访已完成或已取消。"))
    return held


def keep_signature(visit_id: int, png: bytes, by: Actor, at: datetime) -> Attachment:
    """The picture of a signature on the visit's stream."""
    file = io.BytesIO(png)
    return attachments.store(
        stream=visit_id, file=file, purpose=Purpose.SIGNATURE, name="signature.png", by=by, at=at
    )


def _write_findings(visit: Visit, findings: Mapping[str, tuple[str, str]]) -> None:
    for topic in Topic.values:
        finding, note = findings.get(topic, ("", ""))
        if finding:
            values = {"finding": finding, "note": note.strip()}
            TopicFinding.objects.update_or_create(visit=visit, topic=topic, defaults=values)


def _write_slip(visit: Visit, seen: Seen, by: User, at: datetime) -> bool:
    """Is there a slip that the customer filled and signed?"""
    if Slip.objects.filter(visit=visit).exists():
        return True
    if not (seen.signature and seen.signer.strip() and seen.filled_in.strip()):
        return False
    Slip.objects.create(
        visit=visit,
        number=next_number(SLIP_SERIES, at=at),
        filled_in=seen.filled_in.strip(),
        signer=seen.signer.strip(),
        signature=keep_signature(visit.pk, seen.signature, by, at),
        signed_at=at,
    )
    return True
