"""Contracts of a customer."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from core.actors import Actor
from core.events import record
from core.operations import save_record
from core.streams import lock_streams
from customers.events import ContractAdded
from customers.models import Contract, Customer


@transaction.atomic
def add_contract(
    *,
    customer: Customer,
    number: str,
    always_on: bool,
    since: date,
    until: date | None,
    entitlements: Sequence[str] | None = None,
    by: Actor,
    at: datetime,
) -> Contract:
    """A new contract, with every service unless `entitlements` names them; raises ValidationError for a taken number or an end before the start."""
    lock_streams(customer.pk)
    contract = Contract(customer=customer, number=number, always_on=always_on, since=since, until=until)
    if entitlements is not None:
        contract.entitlements = list(entitlements)
    save_record(contract)
    record(customer.pk, ContractAdded(contract=contract.pk, number=contract.number), by=by, at=at)
    return contract
