"""The customer comes again: what was said goes to the ticket that is there (INT-27)."""

from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from core.clock import now
from core.idempotency import KeyReused, once
from tickets.forms.intake import IntakeForm
from tickets.models import Ticket
from tickets.operations.errors import TicketRefused
from tickets.operations.hotline.drafts import drop_within
from tickets.operations.hotline.repeats import append


def append_from(form: IntakeForm, *, ticket: Ticket, user: Any, print_: str) -> bool:
    """Append the words of a form to a ticket, once however often it is sent; else say why on the form."""
    form.is_valid()
    given = form.cleaned_data
    key = given.get("key")
    try:
        if key:
            once(
                actor=user,
                key=key,
                fingerprint=print_,
                at=now(),
                run=lambda: _append(given, key, ticket, user),
            )
            return True
        words = _("表单已失效，请刷新页面。")
    except TicketRefused as error:
        words = str(error)
    except KeyReused:
        words = _("这张表单已经提交过。")
    form.errors.clear()
    form.add_error("description", words)
    return False


def _append(given: dict[str, Any], key: UUID, ticket: Ticket, user: Any) -> str:
    append(
        ticket=ticket,
        text=given.get("description", ""),
        channel=given.get("channel") or "phone",
        contact=given.get("contact"),
        call=given.get("call"),
        by=user,
        at=now(),
    )
    drop_within(user=user, key=key)
    return ticket.number
