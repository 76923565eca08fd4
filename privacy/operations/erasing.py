"""Making a customer anonymous: every room blanks what it holds, the rows stay for the figures (PRV-04)."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from core.actors import Actor
from core.doors import ERASERS, Block
from core.erasing import Subject, streams_of
from core.events import record
from core.streams import lock_streams
from customers.enums import ConsentPurpose
from customers.models import Customer
from customers.operations import consents
from customers.queries.subjects import known_of
from org.models import User
from privacy.events import CustomerErased
from privacy.models import Erasure
from privacy.operations.listing import keep_later


class EraseRefused(Exception):
    """Nothing was changed; the message is for people."""


def subject(customer: Customer) -> Subject:
    """All that is known to be the customer's."""
    known = known_of(customer)
    return Subject(known.ids, streams_of(known.ids), known.reached_at, names=known.names)


def blocks(customer: Customer) -> list[Block]:
    """What keeps the customer from being forgotten for now."""
    about = subject(customer)
    return [block for eraser in ERASERS for block in eraser.blocks(about)]


@transaction.atomic
def anonymise(*, customer: Customer, by: Actor, at: datetime) -> Erasure:
    """Blank every personal value; raises EraseRefused while a request is open, or for a merged card.

    Doing it again finds what came since.
    """
    lock_streams(customer.pk)
    held = Customer.objects.get(pk=customer.pk)
    if held.merged_into_id is not None:
        raise EraseRefused(_("该客户已并入另一位客户，请在现用档案上办理。"))
    if found := blocks(held):
        raise EraseRefused(str(found[0].words))
    for purpose in ConsentPurpose.values:
        consents.withdraw(customer=held, purpose=purpose, by=by, at=at)
    return erase(customer=held, at=at, by=by, done_at=at)


@transaction.atomic
def erase(
    *, customer: Customer, at: datetime, by: Actor, done_at: datetime, replayed: bool = False
) -> Erasure:
    """Carry out a decided erasure and put it on the list; `at` is when it was decided."""
    about = subject(customer)
    lock_streams(*about.streams)
    rows = sum(eraser.run(about, done_at) for eraser in ERASERS)
    record(customer.pk, CustomerErased(rows, replayed), by=by, at=done_at)
    row = Erasure.objects.create(
        customer=customer, at=at, done_at=done_at, rows=rows, by=by if isinstance(by, User) else None
    )
    keep_later(row)
    return row
