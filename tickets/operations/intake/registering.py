"""Registering requests: at the desk one by one, from an import in batches."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from core.actors import Actor
from core.clock import local_day
from core.events import record, together
from customers.models import Asset, Contact, Customer, Site
from customers.operations import (
    NumberTaken,
    add_contact,
    ensure_asset,
    ensure_site,
    find_or_create,
    new_site,
)
from deadlines import queries as promised
from org.calendars import of_unit
from org.models import User
from tickets import permissions
from tickets.enums import LIVE_CHANNELS, NoteKind
from tickets.events import NoteAdded
from tickets.models import Ticket
from tickets.operations import lifecycle, notes
from tickets.operations.again import link_again
from tickets.operations.complaints import announce
from tickets.operations.errors import IntakeRefused, NotAllowed
from tickets.operations.intake.acknowledging import visits
from tickets.operations.intake.desk import Desk, facts_of, fault_of, model_of, urgency_of
from tickets.operations.intake.extras import keep_extras
from tickets.operations.intake.form import Intake, check
from tickets.operations.intake.opening import Case, open_tickets
from tickets.operations.permits import apply_at_once


@transaction.atomic
def register(*, form: Intake, by: User, at: datetime) -> Ticket:
    """A new ticket with running clocks, owner and acknowledgement (INT-05, INT-06, INT-11).

    Solved on the phone closes at once; a booking applies for approval, unless it is a fault or urgent, which
    may be dispatched at once. Raises IntakeRefused with the fields named, NotAllowed, or Blocked when a
    promise was broken before typing and the closing has no reason.
    """
    return register_within(form=form, by=by, at=at)


def register_within(*, form: Intake, by: User, at: datetime) -> Ticket:
    """The same as part of a transaction that ends with any exception."""
    done = check(form, at=at)
    _check_rights(done, by)
    with together():
        return _register(done, by, at)


def _register(done: Intake, by: User, at: datetime) -> Ticket:
    case, found = _case(done, Desk(at), by, at)
    solved_at = done.received_at if done.solved_by_phone and done.channel in LIVE_CHANNELS else at
    ticket = open_tickets([case], by=by, at=at, clocks_at=solved_at)[0]
    _keep(ticket, done, found, by, at)
    keep_extras(ticket, done, by=by, at=at)
    link_again(ticket=ticket, by=by, at=at)
    if done.severity:
        announce(ticket, by=by, at=at)
    return _go_on(ticket, done, solved_at, by, at)


@transaction.atomic
def register_imported(
    *, forms: Sequence[Intake], by: Actor, at: datetime, quiet_before: datetime
) -> list[Ticket]:
    """Old requests taken over in one transaction: their times stay, nobody is told, no approval is asked.

    Notes of the forms are kept. Raises IntakeRefused for the first faulty form.
    """
    desk = Desk(at, frozenset(form.contact.customer_id for form in forms if form.contact))
    cases = [_case(check(form, at=at), desk, by, at) for form in forms]
    tickets = open_tickets(
        [case for case, _found in cases], by=by, at=at, clocks_at=at, quiet_before=quiet_before
    )
    for ticket, (case, found) in zip(tickets, cases, strict=True):
        _keep(ticket, case.form, found, by, at)
    return tickets


@transaction.atomic
def take_in(*, form: Intake, by: Actor, at: datetime) -> Ticket:
    """A request that came through a customer's own door, where nobody of the house typed (INT-01).

    Its owner asks for the visit after speaking with the customer. Raises IntakeRefused with the fields named.
    """
    done = check(form, at=at)
    with together():
        case, found = _case(done, Desk(at), by, at)
        ticket = open_tickets([case], by=by, at=at, clocks_at=at)[0]
        _keep(ticket, done, found, by, at)
        link_again(ticket=ticket, by=by, at=at)
    return ticket


def _check_rights(form: Intake, by: User) -> None:
    if not permissions.can_register_at(by, form.region, form.project):
        raise NotAllowed(_("您不能为该单位登记工单。"))
    overridden = form.dissatisfied and form.override_reason.strip() and not form.complaint_class
    if overridden and not permissions.can_override_intake_at(by, form.region, form.project):
        raise NotAllowed(_("只有主管可以把客户的不满登记为非投诉。"))


def _case(form: Intake, desk: Desk, by: Actor, at: datetime) -> tuple[Case, list[str]]:
    """Everything found or made for a checked form, and notes on what was odd."""
    contact, odd, known = _contact(form, by, at)
    site = _site(form, contact.customer, known, by, at)
    asset, more = _asset(form, contact.customer, site, by, at)
    contract = desk.contract(contact.customer, form.received_at) if known else None
    pack_set = desk.pack_set(form.received_at, contract, model_of(asset))
    urgency = urgency_of(form, pack_set=pack_set, site=site, contract=contract, by=by)
    fault = fault_of(form, urgency)
    facts = facts_of(form, urgency=urgency, fault=fault)
    post = promised.owner_post(pack_set, facts)
    case = Case(
        form=form,
        contact=contact,
        site=site,
        asset=asset,
        contract=contract,
        pack_set=pack_set,
        urgency=urgency,
        fault=fault,
        owner=desk.owner(form.project or form.region, post) or (by if isinstance(by, User) else None),
        promises=promised.promise(
            pack_set=pack_set,
            facts=facts,
            at=form.received_at,
            calendar_of=of_unit(form.project or form.region),
        ),
    )
    return case, [*odd, *more]


def _contact(form: Intake, by: Actor, at: datetime) -> tuple[Contact, list[str], bool]:
    """The person, what was odd, and whether the customer was there before."""
    if form.contact is not None:
        return form.contact, [], True
    if form.customer is not None:
        return _person_of(form.customer, form, by, at), [], True
    caller = find_or_create(
        name=form.name, phone=form.phone, region=form.region, project=form.project, by=by, at=at
    )
    return caller.contact, caller.notes, not caller.created


def _person_of(customer: Customer, form: Intake, by: Actor, at: datetime) -> Contact:
    """Somebody of a picked customer at a new number."""
    try:
        return add_contact(customer=customer, name=form.name, phone=form.phone, by=by, at=at)
    except NumberTaken as error:
        raise IntakeRefused({"phone": str(error)}) from error


def _site(form: Intake, customer: Customer, known: bool, by: Actor, at: datetime) -> Site | None:
    if form.site is not None or not form.address.strip():
        return form.site
    given: dict[str, Any] = {"site_class": form.site_class} if form.site_class else {}
    write = ensure_site if known else new_site
    return write(
        customer=customer,
        address=form.address,
        region=form.region,
        project=form.project,
        by=by,
        at=at,
        **given,
    )


def _asset(
    form: Intake, customer: Customer, site: Site | None, by: Actor, at: datetime
) -> tuple[Asset | None, list[str]]:
    if form.asset is not None or not any(
        given.strip() for given in (form.serial, form.model_code, form.plate)
    ):
        return form.asset, []
    asset, odd = ensure_asset(
        customer=customer,
        serial=form.serial,
        model_code=form.model_code,
        site=site,
        bought_on=form.bought_on,
        plate=form.plate,
        by=by,
        at=at,
    )
    if form.bought_on and form.bought_on > local_day(form.received_at):
        odd = [*odd, _("购买日期晚于来电日期。")]
    return asset, odd


def _keep(ticket: Ticket, form: Intake, found: list[str], by: Actor, at: datetime) -> None:
    """The free words of the intake as notes."""
    kind_of_found = NoteKind.IMPORTED if ticket.is_imported else NoteKind.NOTE
    texts = [
        (kind_of_found, form.note),
        (NoteKind.OVERRIDE, form.override_reason),
        (NoteKind.PROPOSAL, form.proposal),
        *((kind_of_found, words) for words in found),
    ]
    for kind, text in texts:
        if text.strip():
            row = notes.write(ticket, text, kind, by=by, at=at)
            record(ticket.pk, NoteAdded(note=row.pk, kind=kind), by=by, at=at)


def _go_on(ticket: Ticket, form: Intake, solved_at: datetime, by: User, at: datetime) -> Ticket:
    """The next step in the same transaction: closed, applied for, or waiting with its owner."""
    if form.solved_by_phone:
        return lifecycle.resolve_by_phone(
            ticket=ticket,
            by=by,
            at=at,
            solved_at=solved_at,
            resolution=form.resolution,
            breach_reason=form.breach_reason,
        )
    if visits(ticket, form) and not ticket.dispatch_at_once:
        return apply_at_once(ticket, by=by, at=at)
    return ticket
