"""All that the page of a ticket's warranty shows, and the forms of what a person may do there now."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from core.clock import now
from customers.queries.purchases import addresses_of
from org.models import Approval
from tickets.models import Ticket
from tickets.queries.tiers import may_decide
from warranty import permissions
from warranty.forms.claim import (
    AnswerForm,
    ClaimForm,
    DecisionForm,
    HandoverForm,
    OverrideForm,
    QuotationForm,
)
from warranty.models import Claim, Judgement, PromiseHandover, Quotation
from warranty.operations import overriding, special
from warranty.queries import standing
from warranty.queries.facts import SPECIAL_REPLACEMENT
from warranty.queries.handovers import asks_for_handover
from warranty.queries.history import kept_verdicts
from warranty.queries.judging import answer_of
from warranty.verdict_words import card_of

DECIDED: dict[str, Callable[..., Any]] = {
    overriding.APPROVAL_KIND: overriding.decide_override,
    SPECIAL_REPLACEMENT: special.decide_special,
}
"""What waits for somebody's decision here, and what decides it."""


def show(
    request: HttpRequest,
    ticket: Ticket,
    *,
    bound: dict[str, Any] | None = None,
    conflict: str = "",
    status: int = 200,
) -> HttpResponse:
    """The page; `bound` are forms as they were sent."""
    user: Any = request.user
    held = standing.of(ticket)
    claim = Claim.objects.select_related("part", "stated_by").filter(pk=ticket.pk).first()
    bound = bound or {}
    context = {
        "ticket": ticket,
        "claim": claim,
        "held": held,
        "card": card_of(answer_of(held.judgement), pack_of(held.judgement), held) if held else None,
        "judgements": kept_verdicts(ticket),
        "overrides": list(overrides(ticket)),
        "quotations": Quotation.objects.filter(ticket=ticket).select_related("drafted_by", "recorded_by"),
        "handover": _handover(user, ticket, bound),
        "forms": _forms(user, ticket, claim, held, bound),
        "waiting": _waiting(user, ticket, bound),
        "may_ask_special": permissions.can_state(user, ticket) and claim and claim.special_replacement,
        "addresses": addresses_of(ticket.asset.model_id) if ticket.asset else [],
        "conflict": conflict,
    }
    return render(request, "warranty/claim.html", context, status=status)


def pack_of(judgement: Judgement) -> str:
    """The code of the pack that judged."""
    return str(judgement.packs[0]).partition("@")[0]


def overrides(ticket: Ticket) -> Any:
    """All verdicts that were put in the judge's place, the latest first."""
    rows = standing.Override.objects.filter(judgement__ticket=ticket)
    return rows.select_related("by", "approval__decider", "judgement").order_by("-pk")


def _forms(
    user: Any, ticket: Ticket, claim: Claim | None, held: Any, bound: dict[str, Any]
) -> dict[str, Any]:
    """Forms of what this person may do now."""
    found: dict[str, Any] = {}
    if permissions.can_state(user, ticket):
        found["claim"] = bound.get("claim") or ClaimForm(
            instance=claim or Claim(ticket=ticket),
            ticket=ticket,
            initial={"version": claim and claim.version},
        )
    if held and permissions.can_override(user, ticket):
        found["override"] = bound.get("override") or OverrideForm(prefix="override")
    if held and ticket.is_open and permissions.can_quote(user, ticket):
        live = held.quotation if held.quotation and held.quotation.state in ("draft", "sent") else None
        if live is None or live.state == "draft":
            found["quotation"] = bound.get("quotation") or QuotationForm(
                prefix="quotation", initial=_sums(live, claim)
            )
        else:
            found["answer"] = bound.get("answer") or AnswerForm(prefix="answer")
    return found


def _handover(user: Any, ticket: Ticket, bound: dict[str, Any]) -> dict[str, Any] | None:
    """The handing over of the promise, where the pack asks for it."""
    if not asks_for_handover(ticket):
        return None
    row = PromiseHandover.objects.select_related("by").filter(pk=ticket.pk).first()
    may = row is None and permissions.can_state(user, ticket)
    return {"row": row, "form": (bound.get("handover") or HandoverForm(prefix="handover")) if may else None}


def _sums(live: Quotation | None, claim: Claim | None) -> dict[str, Any]:
    """The draft's sums, or those of the claim."""
    if live:
        return {"parts": live.parts, "labour": live.labour, "travel": live.travel, "note": live.note}
    known = {"parts": claim.parts_list, "labour": claim.labour, "travel": claim.travel} if claim else {}
    return {name: amount for name, amount in known.items() if amount is not None}


def _waiting(user: Any, ticket: Ticket, bound: dict[str, Any]) -> list[tuple[Approval, Any]]:
    """Requests that wait, each with its form for who may decide it."""
    rows = Approval.objects.open().filter(stream=ticket.pk, kind__in=DECIDED).select_related("asker")
    return [
        (
            one,
            (bound.get(one.kind) or DecisionForm(prefix=one.kind))
            if may_decide(user, ticket, one, at=now())
            else None,
        )
        for one in rows
    ]
