"""Copies handed out: once to the handler, and to the customer on the private page while it stands (PRV-04)."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from core.actors import CUSTOMER
from core.events import record
from core.streams import lock_streams
from customers.enums import CustomerKind
from customers.models import Customer
from org.models import User
from privacy.enums import RequestKind, RequestSource, RequestState
from privacy.events import CopyTaken
from privacy.models import RightsRequest
from privacy.operations import copying
from privacy.operations.requests import RequestRefused, close, register
from privacy.queries import own_copy


@transaction.atomic
def ask_copy(*, customer: Customer, details: str, at: datetime) -> RightsRequest:
    """The customer's own wish, prepared at once; one that is ready or in the making is given back.

    The card of an organisation tells of several people, so there the staff decide who gets what.
    """
    lock_streams(customer.pk)
    held = own_copy(customer, at=at)
    if held is not None and (held.is_ready or held.is_preparing):
        return held.request
    wish = {"kind": RequestKind.COPY, "source": RequestSource.LINK, "details": details}
    row = register(customer=customer, by=CUSTOMER, at=at, **wish)
    if customer.kind == CustomerKind.PERSON:
        copying.start(request=row, by=CUSTOMER, at=at)
    return row


@transaction.atomic
def take_copy(*, request: RightsRequest, by: User, at: datetime) -> bytes:
    """The handler's one download; raises RequestRefused afterwards."""
    held = _held(request)
    if not held.copy or held.taken_at is not None:
        raise RequestRefused(_("副本已下载过，或已过期，请重新生成。"))
    held.taken_at = at
    held.save(update_fields=["taken_at"])
    record(held.pk, CopyTaken(by_customer=False), by=by, at=at)
    return _content(held)


@transaction.atomic
def fetch_copy(*, request: RightsRequest, at: datetime) -> bytes:
    """The customer's own download, again if need be until its time is over; the first one settles the request.

    Raises RequestRefused.
    """
    held = _held(request)
    copy = own_copy(held.customer, at=at)
    if copy is None or copy.request != held or not copy.is_ready:
        raise RequestRefused(_("副本已过期，请重新申请。"))
    if held.fetched_at is None:
        held.fetched_at = at
        held.save(update_fields=["fetched_at"])
    record(held.pk, CopyTaken(by_customer=True), by=CUSTOMER, at=at)
    if held.state == RequestState.OPEN:
        close(held, RequestState.DONE, by=CUSTOMER, at=at)
    return _content(held)


def _held(request: RightsRequest) -> RightsRequest:
    lock_streams(request.pk)
    return RightsRequest.objects.select_related("customer", "stream").get(pk=request.pk)


def _content(held: RightsRequest) -> bytes:
    with held.copy.open("rb") as file:
        return bytes(file.read())
