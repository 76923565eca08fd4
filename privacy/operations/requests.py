"""Registering and settling what customers ask about their data (PRV-04)."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from core.actors import Actor
from core.events import record
from core.numbers import next_number
from core.streams import lock_streams, open_stream
from core.worktime import Unit as LengthUnit
from customers.enums import ConsentPurpose
from customers.models import Customer
from customers.operations import consents
from deadlines.enums import ClockKind
from deadlines.operations.ending import meet_kind
from deadlines.operations.starting import start
from deadlines.queries import figure_promise
from deadlines.rules import Promise
from org.calendars import CHINA
from org.enums import Post
from org.models import User
from packs.queries import in_force
from privacy.enums import RequestKind, RequestState
from privacy.events import RequestRegistered, RequestSettled
from privacy.models import RightsRequest
from privacy.operations.erasing import anonymise

KIND, SERIES = "rights_request", "PR"


class RequestRefused(Exception):
    """Nothing was changed; the message is for people."""


@transaction.atomic
def register(
    *, customer: Customer, kind: str, source: str, details: str, by: Actor, at: datetime
) -> RightsRequest:
    """A new request, due after the working days of the pack; an open one of the kind is given back."""
    lock_streams(customer.pk)
    open_one = RightsRequest.objects.filter(customer=customer, kind=kind, state=RequestState.OPEN).first()
    if open_one is not None:
        return open_one
    promise = _promise(at)
    row = RightsRequest.objects.create(
        stream=open_stream(kind=KIND, at=at, number=next_number(SERIES, at=at)),
        customer=customer,
        region=customer.region,
        project=customer.project,
        kind=kind,
        source=source,
        details=details.strip(),
        received_at=at,
        due_at=promise.due,
    )
    record(row.pk, RequestRegistered(kind, source), by=by, at=at)
    start(stream=row.stream, promise=promise, at=at, by=by, unit=customer.project or customer.region)
    return row


def _promise(at: datetime) -> Promise:
    """Working days of the pack; the manager answers for them."""
    return figure_promise(
        pack_set=in_force(at=at),
        section="privacy",
        name="request_working_days",
        kind=ClockKind.PERSONAL_RIGHT,
        unit=LengthUnit.WORKING_DAYS,
        start=at,
        calendar_name=CHINA,
        owner=Post.MANAGER,
    )


@transaction.atomic
def settle(*, request: RightsRequest, state: str, answer: str, by: User, at: datetime) -> RightsRequest:
    """Done or refused, with the answer; a deletion is carried out here, a withdrawal ends all consents.

    Raises RequestRefused, or EraseRefused while the customer cannot be forgotten yet.
    """
    lock_streams(request.pk)
    held = RightsRequest.objects.select_related("customer", "stream").get(pk=request.pk)
    _check(held, state, answer)
    held.answer, held.settled_by = answer.strip(), by
    close(held, state, by=by, at=at)
    if state == RequestState.DONE:
        _carry_out(held, by, at)
    return held


def close(held: RightsRequest, state: str, *, by: Actor, at: datetime) -> None:
    """End a request whose stream the caller has locked; its clock is met."""
    held.state, held.settled_at = state, at
    held.save(update_fields=["state", "settled_at", "answer", "settled_by"])
    meet_kind(stream=held.stream, kind=ClockKind.PERSONAL_RIGHT, at=at, by=by)
    record(held.pk, RequestSettled(state), by=by, at=at)


def _check(held: RightsRequest, state: str, answer: str) -> None:
    if held.state != RequestState.OPEN:
        raise RequestRefused(_("该请求已办结。"))
    if state == RequestState.REFUSED and not answer.strip():
        raise RequestRefused(_("不予办理须写明理由。"))
    if state == RequestState.DONE and held.kind == RequestKind.COPY and held.copied_at is None:
        raise RequestRefused(_("请先生成副本并交给客户。"))


def _carry_out(held: RightsRequest, by: User, at: datetime) -> None:
    if held.kind == RequestKind.DELETION:
        anonymise(customer=held.customer, by=by, at=at)
    elif held.kind == RequestKind.WITHDRAWAL:
        for purpose in (ConsentPurpose.SURVEY, ConsentPurpose.MARKETING):
            consents.withdraw(customer=held.customer, purpose=purpose, by=by, at=at)
