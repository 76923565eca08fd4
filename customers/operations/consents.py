"""Giving and withdrawing consent (PRV-06)."""

from datetime import datetime

from django.db import transaction

from core.actors import Actor
from core.events import record
from core.streams import lock_streams
from customers.events import ConsentGiven, ConsentWithdrawn
from customers.models import Consent, Customer


@transaction.atomic
def give(
    *, customer: Customer, purpose: str, source: str, by: Actor, at: datetime, notice: str = ""
) -> Consent:
    """Keep that the customer agreed; one that stands already is given back unchanged."""
    lock_streams(customer.pk)
    held = Consent.objects.filter(customer=customer, purpose=purpose, withdrawn_at=None).first()
    if held is not None:
        return held
    row = Consent.objects.create(
        customer=customer, purpose=purpose, source=source, given_at=at, notice=notice
    )
    record(customer.pk, ConsentGiven(consent=row.pk, purpose=purpose, source=source), by=by, at=at)
    return row


@transaction.atomic
def withdraw(*, customer: Customer, purpose: str, by: Actor, at: datetime) -> Consent | None:
    """End a standing consent; None when there is none."""
    lock_streams(customer.pk)
    held = Consent.objects.filter(customer=customer, purpose=purpose, withdrawn_at=None).first()
    if held is None:
        return None
    held.withdrawn_at = max(at, held.given_at)
    held.save(update_fields=["withdrawn_at"])
    record(customer.pk, ConsentWithdrawn(consent=held.pk, purpose=purpose), by=by, at=at)
    return held
