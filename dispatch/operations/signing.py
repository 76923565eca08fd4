"""The customer's verdict: ratings, signature or refusal, sent as one bundle that counts once."""

import io
from dataclasses import asdict, dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.db import transaction

from core import attachments
from core.actors import Actor
from core.events import record
from core.idempotency import fingerprint, once
from core.models import Attachment
from core.models.attachment import Purpose
from core.words import later as _
from deadlines.models import Todo
from deadlines.operations import open_todo
from dispatch.enums import OrderStatus, Satisfaction
from dispatch.errors import DispatchRefused, Stale
from dispatch.events import SignatureRefused, SignatureTaken, WorkRated
from dispatch.models import Rating, Refusal, Signature, WorkOrder
from dispatch.operations.closing import Outcome, Repair, Report, file_repair, file_report, finish_work
from dispatch.operations.moving import hold, move
from dispatch.operations.promises import start_refusal
from dispatch.operations.refusals import CALL_BACK_TODO
from org.enums import Post
from org.models import User


@dataclass(frozen=True)
class Ratings:
    """Quality, attitude and time (TKT-15)."""

    quality: str
    attitude: str
    time: str

    @property
    def unsatisfied(self) -> bool:
        return Satisfaction.UNSATISFIED in (self.quality, self.attitude, self.time)


@dataclass(frozen=True)
class Closure:
    """What the phone sends at the end; `outcome` and `repair` come along when the work ends with it."""

    ratings: Ratings | None = None
    opinion: str = ""
    signer: str = ""
    signature: bytes = b""
    refusal_reason: str = ""
    refusal_photo: bytes = b""
    outcome: Outcome | None = None
    repair: Repair | None = None
    form_missing: str = ""

    @property
    def digest(self) -> str:
        """Fingerprint of the whole bundle, pictures by their hash."""
        pictures = {
            "signature": sha256(self.signature).hexdigest(),
            "refusal_photo": sha256(self.refusal_photo).hexdigest(),
        }
        return fingerprint(asdict(self) | pictures)


def close(
    *, order: WorkOrder, closure: Closure, key: UUID, by: User, at: datetime
) -> tuple[dict[str, Any], bool]:
    """Carry a closure out once; its repeat gets the first answer and the flag True.

    Raises core.idempotency.KeyReused when the key came with another body, and what the steps raise.
    """
    body = fingerprint([order.pk, closure.digest])
    return once(actor=by, key=key, fingerprint=body, at=at, run=lambda: _close(order, closure, by=by, at=at))


@transaction.atomic
def _close(order: WorkOrder, closure: Closure, *, by: User, at: datetime) -> dict[str, Any]:
    held = hold(order, OrderStatus.ON_SITE, OrderStatus.WORK_DONE)
    if closure.repair:
        file_repair(order=held, repair=closure.repair, by=by, at=at)
    if closure.outcome and held.status == OrderStatus.ON_SITE:
        held = finish_work(order=held, outcome=closure.outcome, by=by, at=at)
    if held.status != OrderStatus.WORK_DONE:
        raise Stale(_("请先登记处理结果，再请客户确认。"))
    if closure.opinion.strip():
        file_report(order=held, report=Report(opinion=closure.opinion), by=by, at=at)
    done = _refuse(held, closure, by, at) if closure.refusal_reason.strip() else rate(held, closure, by, at)
    return {"order": done.number, "status": done.status}


def rate(order: WorkOrder, closure: Closure, by: Actor, at: datetime) -> WorkOrder:
    """Three ratings and a signature make "signed"; an unsatisfied one sends the job back on site (TKT-15)."""
    if closure.ratings is None:
        raise DispatchRefused(_("请客户对质量、态度、时间三项评价。"))
    write_rating(order, closure.ratings, by, at)
    if closure.ratings.unsatisfied:
        return move(order, OrderStatus.ON_SITE, by=by, at=at)
    if not closure.signature or not closure.signer.strip():
        raise DispatchRefused(_("请客户签字并写明签字人。"))
    image = _picture(order, closure.signature, Purpose.SIGNATURE, "signature.png", by, at)
    row = Signature.objects.create(order=order, signer=closure.signer.strip(), image=image, at=at)
    record(order.ticket_id, SignatureTaken(order.pk, row.pk), by=by, at=at)
    return _signed(order, by, at, refused=False)


def _refuse(order: WorkOrder, closure: Closure, by: User, at: datetime) -> WorkOrder:
    """Signed with the refusal flag: reason, photo, and the supervisor calls back in time (TKT-17).

    A satisfaction form that was not filled in has its reason, that of the refusal unless another (TKT-19).
    """
    if not closure.refusal_photo:
        raise DispatchRefused(_("拒签须附现场照片。"))
    if closure.ratings:
        write_rating(order, closure.ratings, by, at)
    else:
        order.form_missing = closure.form_missing.strip() or closure.refusal_reason.strip()[:200]
        order.save(update_fields=["form_missing"])
    row = Refusal.objects.create(
        order=order,
        reason=closure.refusal_reason.strip(),
        photo=_picture(order, closure.refusal_photo, Purpose.REFUSAL, "refusal.jpg", by, at),
        todo=_call_back(order, by, at),
        at=at,
    )
    record(order.ticket_id, SignatureRefused(order.pk, row.pk), by=by, at=at)
    return _signed(order, by, at, refused=True)


def _call_back(order: WorkOrder, by: User, at: datetime) -> Todo:
    """The supervisor's to-do, due with the promise."""
    return open_todo(
        stream=order.ticket.stream,
        kind=CALL_BACK_TODO,
        title=_("%(number)s 客户拒签，请回电") % {"number": order.number},
        owner=None,
        department=Post.SUPERVISOR,
        unit=order.ticket.unit,
        due_at=start_refusal(order, by=by, at=at),
        by=by,
        at=at,
    )


def _picture(order: WorkOrder, content: bytes, purpose: str, name: str, by: User, at: datetime) -> Attachment:
    return attachments.store(
        stream=order.ticket_id, file=io.BytesIO(content), purpose=purpose, name=name, by=by, at=at
    )


def write_rating(order: WorkOrder, ratings: Ratings, by: Actor, at: datetime) -> Rating:
    """The row and its event, on a held order."""
    row = Rating.objects.create(order=order, at=at, **asdict(ratings))
    record(order.ticket_id, WorkRated(order.pk, row.pk, ratings.unsatisfied), by=by, at=at)
    return row


def _signed(order: WorkOrder, by: Actor, at: datetime, *, refused: bool) -> WorkOrder:
    """The moment of signature or refusal is the completion (0.2)."""
    return move(order, OrderStatus.SIGNED, by=by, at=at, signed_at=at, refused=refused)
