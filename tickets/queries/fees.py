"""What a customer owes for a ticket and what was received (TKT-32)."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Sum

from core.money import cny
from tickets.models import Charge, Receipt, Ticket


@dataclass(frozen=True)
class Balance:
    """Sums in CNY: what is to be collected, and what was received less corrections."""

    fee: Decimal = Decimal("0.00")
    received: Decimal = Decimal("0.00")

    @property
    def open(self) -> Decimal:
        """Still to be collected; below zero was received too much."""
        return self.fee - self.received

    @property
    def too_much(self) -> Decimal:
        return max(-self.open, Decimal("0.00"))


def balance(ticket: Ticket) -> Balance:
    """Two sums; what a contract pays or nobody pays is not collected."""
    fee = Charge.objects.filter(ticket=ticket.pk, category__is_collected=True)
    received = Receipt.objects.filter(ticket=ticket.pk)
    sums = (rows.order_by().aggregate(sum=Sum("amount"))["sum"] or 0 for rows in (fee, received))
    return Balance(*map(cny, sums))


def correctable(receipt: Receipt) -> Decimal:
    """What is left of a receipt after its corrections."""
    taken = receipt.corrections.aggregate(sum=Sum("amount"))["sum"] or Decimal(0)
    return receipt.amount + taken
