"""How a ticket stands with its warranty: the verdict in force, and what it blocks. Everybody else reads this."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from core.money import cny
from org.enums import Decision
from tickets.models import Ticket
from tickets.queries.consents import has_consent
from warranty.enums import QuotationState, Verdict
from warranty.facts import Facts
from warranty.frozen import thaw
from warranty.models import Judgement, Override, Quotation
from warranty.money import CHARGED, COMPANY, CUSTOMER, PAYERS, is_open

PAID = frozenset({Verdict.PAID_REPAIR.value})
TRAVEL_PAID = PAID | {Verdict.REPAIR_FREE_TRAVEL_CHARGED.value}
AMOUNT_OF = {"labour": "labour", "parts_cost": "parts", "parts_list": "parts", "travel": "travel"}
GOOD = frozenset(
    {"EXCHANGE", "RETURN_REFUND", "REPAIR_FREE", "REPAIR_FREE_TRAVEL_CHARGED", "REPAIR_MATERIALS_AT_COST"}
)
BAD = frozenset({"PAID_REPAIR", "EXCHANGE_REFUSED", "SEND_BACK"})


@dataclass(frozen=True)
class Standing:
    """The latest judgement with what was put in its place, the quotation and the consent to a paid visit."""

    judgement: Judgement
    override: Override | None = None
    asked: Override | None = None
    quotation: Quotation | None = None
    consent: bool = False

    @property
    def verdict(self) -> str:
        """The verdict in force."""
        return self.override.verdict if self.override else self.judgement.effective

    @property
    def settled(self) -> str:
        """What is done and charged: the fallback of a refusal, else the verdict."""
        return self.override.verdict if self.override else self.judgement.settled

    @property
    def sum_is_open(self) -> bool:
        """Is what the customer pays not known yet?"""
        return is_open(self.settled, self.customer_pays)

    @property
    def label(self) -> str:
        return str(Verdict(self.verdict).label)

    @property
    def tone(self) -> str:
        """The colour of its pill."""
        return tone_of(self.verdict)

    @property
    def settled_label(self) -> str:
        return str(Verdict(self.settled).label)

    @cached_property
    def facts(self) -> Facts:
        return thawed(self.judgement)

    @cached_property
    def charge(self) -> Charge:
        """Payers and amounts of the verdict in force."""
        return charge_under(self.judgement, charged(self.settled))

    @property
    def lines(self) -> dict[str, Decimal]:
        """Known amounts by what is charged; those of a paid repair as they were quoted."""
        known, row = self.charge.amounts, self.quotation
        told = thawed(self.judgement).quotation
        counts = row is not None and told is not None and told.total == row.total
        if row is None or not counts or charged(self.settled) not in PAID:
            return known
        return known | {"labour": row.labour, "parts": row.parts, "travel": row.travel}

    @property
    def customer_pays(self) -> Decimal:
        """By the judge, unless another verdict was put in its place."""
        if self.override is None and self.settled != Verdict.PENDING_APPROVAL:
            return self.judgement.customer_pays
        return self.charge.customer_pays

    @property
    def visit_charged(self) -> bool:
        return "visit" in self.judgement.answer["payer"]

    @property
    def work_start_blocked(self) -> bool:
        """Work waits for an approval or the customer's answer to a quotation (WAR-32)."""
        return self.verdict == Verdict.PENDING_APPROVAL

    @property
    def dispatch_blocked(self) -> bool:
        """A visit the customer pays for waits for the recorded consent (INT-28)."""
        if self.consent or not self.facts.on_site_visit or self.judgement.answer["inspection_visit_free"]:
            return False
        return self.visit_charged or self.settled in TRAVEL_PAID

    @property
    def quoted(self) -> bool:
        """Does an accepted quotation stand?"""
        return self.quotation is not None and self.quotation.state == QuotationState.ACCEPTED


def tone_of(verdict: str) -> str:
    """The colour of a verdict's pill: what the customer hoped for, what not, and what is open."""
    if verdict in GOOD:
        return "ok"
    return "danger" if verdict in BAD else "warn"


def of(ticket: Ticket) -> Standing | None:
    """The standing of a ticket; None where nothing was judged. Five queries at most."""
    latest = Judgement.latest(ticket)
    if latest is None:
        return None
    override, asked = overrides_of(latest)
    return Standing(
        judgement=latest,
        override=override,
        asked=asked,
        quotation=Quotation.objects.filter(ticket=ticket.pk).order_by("-pk").first(),
        consent=has_consent(ticket),
    )


def overrides_of(judgement: Judgement) -> tuple[Override | None, Override | None]:
    """The one in force and the one that waits for approval.

    It holds for later judgements as long as the judge says the same, and gives way when the verdict changes.
    """
    rows = Override.objects.filter(judgement__ticket=judgement.ticket_id).select_related(
        "judgement", "approval", "by"
    )
    for row in rows.order_by("-pk"):
        if row.judgement.effective != judgement.effective or row.verdict == judgement.effective:
            return None, None
        if row.approval is None or row.approval.decision == Decision.APPROVED:
            return row, None
        if not row.approval.decision:
            return _before(row, judgement), row
    return None, None


def _before(asked: Override, judgement: Judgement) -> Override | None:
    """What holds while another override waits."""
    rows = Override.objects.filter(judgement__ticket=judgement.ticket_id, pk__lt=asked.pk)
    for row in rows.select_related("judgement", "approval", "by").order_by("-pk"):
        if row.judgement.effective != judgement.effective or row.verdict == judgement.effective:
            return None
        if row.approval is None or row.approval.decision == Decision.APPROVED:
            return row
    return None


def thawed(judgement: Judgement) -> Facts:
    """The facts a judgement was made of."""
    return thaw(judgement.case["facts"])


def charged(settled: str) -> str:
    """What is charged in the end: a repair that waits for its quotation is a paid one."""
    return Verdict.PAID_REPAIR.value if settled == Verdict.PENDING_APPROVAL else settled


@dataclass(frozen=True)
class Charge:
    """Who pays what under a verdict, each with its amount where it is known, and what the customer pays in all."""

    payer: dict[str, str]
    amounts: dict[str, Decimal]
    customer_pays: Decimal


def charge_under(judgement: Judgement, settled: str) -> Charge:
    """The charge of a verdict on the facts of a judgement; a paid repair follows its quotation."""
    facts, visit = thawed(judgement), "visit" in judgement.answer["payer"]
    labour, parts, travel = PAYERS.get(settled, (COMPANY, COMPANY, COMPANY))
    payer = {"labour": labour, "parts": parts, "travel": travel} | ({"visit": CUSTOMER} if visit else {})
    amounts = {
        AMOUNT_OF[name]: facts.amounts[name] for name in CHARGED.get(settled, ()) if name in facts.amounts
    }
    total = sum(amounts.values(), Decimal(0))
    if settled in PAID and facts.quotation and facts.quotation.total is not None:
        total = facts.quotation.total
    if visit and (fee := facts.amounts.get("visit_fee")) is not None:
        amounts["visit"] = fee
        total += fee
    return Charge(payer, amounts, cny(total))
