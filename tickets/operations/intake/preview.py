"""The promised times before saving."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from customers.models import Contact, Customer, ProductModel
from customers.phones import BadPhone, normalise
from deadlines import queries as promised
from deadlines.rules import Promise
from org.calendars import of_unit
from packs.models import PackSet
from tickets.operations.intake.desk import Desk, contract_of, facts_of, fault_of, model_of, urgency_of
from tickets.operations.intake.form import Intake, settled


@dataclass(frozen=True)
class Preview:
    """What would be promised if the form were saved as it is."""

    urgency: str
    fault: bool
    promises: list[Promise]
    customer: Customer | None
    pack_set: PackSet | None = None
    model: ProductModel | None = None


def preview(*, form: Intake, by: Any, at: datetime) -> Preview:
    """Urgency and promises of a form that may be unfinished; no ticket, customer or clock is written."""
    done = settled(form)
    customer = _customer(done)
    contract = contract_of(customer, done.received_at)
    model = model_of(done.asset) or _model(done)
    pack_set = Desk(at).pack_set(done.received_at, contract, model)
    urgency = urgency_of(done, pack_set=pack_set, site=done.site, contract=contract, by=by)
    fault = fault_of(done, urgency)
    facts = facts_of(done, urgency=urgency, fault=fault)
    promises = promised.promise(
        pack_set=pack_set, facts=facts, at=done.received_at, calendar_of=of_unit(done.project or done.region)
    )
    return Preview(urgency, fault, promises, customer, pack_set, model)


def _customer(form: Intake) -> Customer | None:
    if form.contact is not None:
        return form.contact.customer
    try:
        number = normalise(form.phone)
    except BadPhone:
        return None
    held = Contact.objects.filter(phone=number, holds_number=True).select_related("customer__stream")
    return next((contact.customer for contact in held), None)


def _model(form: Intake) -> ProductModel | None:
    code = form.model_code.strip().upper()
    return ProductModel.objects.filter(code=code).first() if code else None
