"""The card 「费用与赔付」 of a ticket's page."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import uuid4

from django import forms

from tickets import money_actions, permissions
from tickets.forms.money import CorrectionForm, GrantForm, PaymentForm
from tickets.models import Compensation, Receipt, RepeatRepair, Ticket
from tickets.queries.extras import MONEY, extras_of
from tickets.queries.fees import Balance, balance
from tickets.queries.tiers import may_decide

Bound = Mapping[str, forms.Form]


def money_card(user: Any, ticket: Ticket, bound: Bound, *, at: datetime) -> dict[str, Any]:
    """Rows of each kind there is, the balance, and the forms of what this person may do with them."""
    found = extras_of(ticket, MONEY)
    again = _again(user, ticket, found.pop("again", ()), bound, at)
    held = balance(ticket) if "charges" in found or "receipts" in found else Balance()
    return found | {
        "any": bool(found),
        "again": again,
        "balance": held,
        "receipts": [_receipt(user, ticket, one, bound, at) for one in found.get("receipts", ())],
        "compensations": [_claim(user, ticket, one, bound, at) for one in found.get("compensations", ())],
        "actions": _verbs(user, ticket, held, bound, at),
    }


def _again(
    user: Any, ticket: Ticket, rows: Sequence[RepeatRepair], bound: Bound, at: datetime
) -> dict[str, Any] | None:
    """The repair before and the question why, for a repeat repair; else None (TKT-25)."""
    if not rows:
        return None
    row, action = rows[0], money_actions.REPEAT
    form = bound.get(action.slug) or action.form(
        initial={"cause": row.cause, "words": row.words}, prefix=action.slug, ticket=ticket, at=at
    )
    return {"row": row, "action": action, "form": form if action.allowed(user, ticket) else None}


def _verbs(
    user: Any, ticket: Ticket, held: Balance, bound: Bound, at: datetime
) -> list[tuple[Any, forms.Form]]:
    initial = {"key": uuid4(), "amount": held.open if held.open > 0 else None, "channel": "phone"}

    def form(action: Any) -> forms.Form:
        given = initial if action.slug == "receipts" else initial | {"amount": None}
        return bound.get(action.slug) or action.form(initial=given, prefix=action.slug, ticket=ticket, at=at)

    offered = [one for one in money_actions.ACTIONS if one.offered(user, ticket)]
    return [(one, form(one)) for one in offered if one.slug != "receipts" or held.open > 0]


def _receipt(user: Any, ticket: Ticket, row: Receipt, bound: Bound, at: datetime) -> dict[str, Any]:
    taken = sum((one.amount for one in row.corrections.all()), row.amount)
    may = row.corrects_id is None and taken > 0 and permissions.can_pay(user, ticket)
    return {
        "row": row,
        "form": _form(CorrectionForm, f"correction-{row.pk}", ticket, bound, at) if may else None,
    }


def _claim(user: Any, ticket: Ticket, row: Compensation, bound: Bound, at: datetime) -> dict[str, Any]:
    decides = row.is_waiting and may_decide(user, ticket, row.approval, at=at)
    pays = row.is_unpaid and permissions.can_pay(user, ticket)
    return {
        "row": row,
        "about": f"{row.approval.subject} {row.get_kind_display()} {row.amount}",
        "grant": _form(GrantForm, f"grant-{row.pk}", ticket, bound, at) if decides else None,
        "payment": _form(PaymentForm, f"payment-{row.pk}", ticket, bound, at) if pays else None,
    }


def _form(kind: type[forms.Form], name: str, ticket: Ticket, bound: Bound, at: datetime) -> forms.Form:
    return bound.get(name) or kind(initial={"key": uuid4()}, prefix=name, ticket=ticket, at=at)
