"""From what is stated and what the company knows to the judge's facts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.db.models import Max

from core.clock import local_day
from customers.models import ProductModel, RepairAddress
from customers.queries.purchases import Purchase, purchase_of
from org.enums import Decision
from org.models import Approval, Unit
from tickets.enums import Channel, CommitmentKind, Intent
from tickets.models import ContactLog, Ticket
from tickets.queries.consents import has_consent
from warranty.enums import Remedy
from warranty.facts import Appraisal, Facts, Quotation, Repair
from warranty.models import Claim
from warranty.models import Quotation as QuotationRow
from warranty.queries.repairs import repairs_of
from warranty.rules import NotOurs, Policy

SPECIAL_REPLACEMENT = "special_replacement"
AMOUNTS = ("labour", "parts_cost", "parts_list", "travel", "visit_fee")
STATED = (
    "requested", "item_kind", "cause", "affects_use", "goods_sent_in", "special_replacement", "damaged_part_kept",
)  # fmt: skip


@dataclass(frozen=True)
class Around:
    """What is known beside the claim: the day of the report, the purchase, promises, calls, quotation, the ticket."""

    reported_on: date
    purchase: Purchase | None = None
    model: ProductModel | None = None
    region: Unit | None = None
    product_class: str = ""
    called: bool | None = None
    visit: bool = False
    consent: bool = False
    committed_months: int | None = None
    quotation: Quotation | None = None
    approvals: dict[str, bool] = field(default_factory=dict)
    repairs: tuple[Repair, ...] = ()
    ticket: Ticket | None = None


def around(ticket: Ticket) -> Around:
    """All of it for a ticket."""
    return Around(
        reported_on=local_day(ticket.registered_at),
        purchase=purchase_of(ticket.asset),
        model=ticket.asset.model if ticket.asset else None,
        region=ticket.region,
        product_class=ticket.asset.model.product_class if ticket.asset and ticket.asset.model else "",
        called=_called(ticket),
        visit=ticket.intent == Intent.BOOKING and ticket.site_id is not None,
        consent=has_consent(ticket),
        committed_months=_promised(ticket),
        quotation=_quoted(ticket),
        approvals=_granted(ticket),
        repairs=repairs_of(ticket.asset),
        ticket=ticket,
    )


def _promised(ticket: Ticket) -> int | None:
    """The longest warranty that was promised on record; words alone promise nothing (WAR-39)."""
    made = ticket.commitments.filter(kind=CommitmentKind.WARRANTY, made_at__isnull=False)
    longest: int | None = made.aggregate(longest=Max("months"))["longest"]
    return longest


def facts_of(claim: Claim, known: Around) -> Facts:
    """The judge's input; the company's own records come before what the customer says.

    A day that contradicts another counts as not known. Of the free words `named_words` go in, pack by pack.
    """
    given: dict[str, Any] = {name: getattr(claim, name) for name in STATED}
    given |= _sale(claim, known.purchase)
    given |= _looked_at(claim)
    found = Facts(
        reported_on=known.reported_on,
        product_class=known.product_class,
        faulty_part=claim.part.code if claim.part else claim.faulty_part,
        hotline_call_logged=known.called,
        local_centre=_centre(claim, known),
        on_site_visit=_visited(claim, known),
        visit_consent=known.consent,
        committed_months=known.committed_months,
        quotation=known.quotation,
        approvals=known.approvals,
        repairs=known.repairs,
        amounts={name: amount for name in AMOUNTS if (amount := getattr(claim, name)) is not None},
        **given,
    )
    return _possible(found)


def named_words(text: str, policies: Iterable[Policy | None]) -> str:
    """The words of a free text that rules of the packs ask for."""
    rules = (rule for policy in policies if policy for rule in policy.all(NotOurs))
    folded = text.lower()
    named = dict.fromkeys(word for rule in rules for word in rule.words if word in folded)
    return " ".join(named)


def _sale(claim: Claim, bought: Purchase | None) -> dict[str, Any]:
    """Days and periods by the company's records, else what the customer says."""
    held: dict[str, Any] = {
        "sale_kind": claim.sale_kind,
        "bought_on": claim.bought_on,
        "received_on": claim.received_on,
        "card_months": claim.card_months,
        "contract_months": claim.contract_months,
    }
    if bought is None:
        return held
    known = {
        "sale_kind": bought.kind,
        "bought_on": bought.bought_on,
        "received_on": bought.received_on,
        "contract_signed_on": bought.contract_signed_on,
        "card_months": bought.card_months,
        "contract_months": bought.contract_months,
        "owner": bought.ownership,
        "sale_recorded": bought.sale is not None,
        "distance_sale": bought.distance,
        "exchanged_on": bought.warranty_from,
        "price": bought.price,
    }
    return held | {name: value for name, value in known.items() if value not in (None, "")}


def _looked_at(claim: Claim) -> dict[str, Any]:
    """Papers, contents, surface and appraisal; what nobody asked for stays absent."""
    held: dict[str, Any] = {}
    for name in ("documents_present", "parcel_contents"):
        if (value := getattr(claim, name)) is not None:
            held[name] = frozenset(value)
    if claim.supplied_accessories is not None:
        held["supplied_accessories"] = tuple(sorted(claim.supplied_accessories))
    if claim.appearance_damage is not None:
        held["appearance_damage"] = tuple(sorted(claim.appearance_damage))
    if claim.appraisal_by:
        held["appraisal"] = Appraisal(claim.appraisal_by, claim.appraisal_finding, claim.appraisal_on)
    return held


def _visited(claim: Claim, known: Around) -> bool:
    if claim.on_site_visit is not None:
        return claim.on_site_visit
    return known.visit and not claim.goods_sent_in


def _centre(claim: Claim, known: Around) -> bool | None:
    """Is a designated centre near, by the list of the model's service booklet (WAR-17, WAR-21)?"""
    if claim.local_centre is not None or claim.requested == Remedy.REPAIR or known.model is None:
        return claim.local_centre
    places = RepairAddress.objects.filter(model=known.model).values_list("designated", "region")
    near = [designated and region == (known.region and known.region.pk) for designated, region in places]
    return any(near) if near else None


def _called(ticket: Ticket) -> bool:
    """Is there a record of a call to the hotline (WAR-16)?"""
    if ticket.channel == Channel.PHONE or ticket.calls.exists():
        return True
    return ContactLog.objects.filter(ticket=ticket, channel=Channel.PHONE, reached=True).exists()


def _quoted(ticket: Ticket) -> Quotation | None:
    """The latest quotation that is neither a draft nor taken back."""
    row = QuotationRow.objects.filter(ticket=ticket, state__in=("sent", "accepted")).order_by("-pk").first()
    if row is None:
        return None
    return Quotation(row.parts, row.travel, row.total, sent=True, accepted=row.state == "accepted")


def _granted(ticket: Ticket) -> dict[str, bool]:
    """What somebody approved for this ticket, by the names that packs give approvals (WAR-37)."""
    rows = Approval.objects.filter(stream=ticket.pk, kind=SPECIAL_REPLACEMENT, decision=Decision.APPROVED)
    return {SPECIAL_REPLACEMENT: True} if rows.exists() else {}


def _possible(facts: Facts) -> Facts:
    """Without the days and repairs that cannot be true."""
    for name, code in facts.impossible().items():
        wrong = code.removeprefix("before_") if name == "reported_on" else name
        facts = replace(facts, **{wrong: () if wrong == "repairs" else None})
    return facts
