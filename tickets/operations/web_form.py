"""A request through the public form: ticket, pictures, consent and private link in one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from core.actors import CUSTOMER, SystemActor
from core.idempotency import fingerprint, once
from customers.enums import ConsentPurpose, ConsentSource
from customers.models import Link
from customers.operations import consents, links
from customers.operations.writers import note_address
from tickets.models import Ticket
from tickets.operations import customer_voice
from tickets.operations.intake import Intake, take_in

FORM = SystemActor(pk=0)  # under whom keys of the public form are kept


@dataclass(frozen=True)
class Request:
    """What came with the form beside the request itself."""

    intake: Intake
    key: UUID
    notice: str
    email: str = ""
    marketing: bool = False
    photos: Sequence[Any] = ()


@dataclass(frozen=True)
class Answer:
    """The ticket and the link that the customer is shown."""

    ticket: Ticket
    link: Link


def take_request(*, request: Request, at: datetime) -> Answer:
    """Take it in once per key; raises IntakeRefused, BadFile, TicketRefused or core.idempotency.KeyReused."""
    body = fingerprint([request.intake.description, request.intake.phone, request.intake.name])
    kept, _again = once(actor=FORM, key=request.key, fingerprint=body, at=at, run=lambda: _take(request, at))
    rows = Ticket.objects.select_related("stream", "acknowledgement", "contact")
    return Answer(rows.get(pk=kept["ticket"]), Link.objects.get(pk=kept["link"]))


@transaction.atomic
def _take(request: Request, at: datetime) -> dict[str, int]:
    ticket = take_in(form=request.intake, by=CUSTOMER, at=at)
    if request.email:
        note_address(contact=ticket.contact, email=request.email)
    _consent(ticket, ConsentPurpose.SERVICE, request.notice, at)
    if request.marketing:
        _consent(ticket, ConsentPurpose.MARKETING, request.notice, at)
    if request.photos:
        customer_voice.send_photos(ticket=ticket, files=request.photos, at=at)
    link = links.ensure_link(stream=ticket.stream, contact=ticket.contact, at=at, by=CUSTOMER)
    return {"ticket": ticket.pk, "link": link.pk}


def _consent(ticket: Ticket, purpose: str, notice: str, at: datetime) -> None:
    consents.give(
        customer=ticket.customer,
        purpose=purpose,
        source=ConsentSource.WEB_FORM,
        notice=notice,
        by=CUSTOMER,
        at=at,
    )
