"""Who opened a customer's page (PRV-01)."""

from datetime import datetime

from customers.models import CardOpening, Customer
from org.models import User


def log_opening(*, customer: Customer, by: User, at: datetime) -> CardOpening:
    """One row for one opening."""
    return CardOpening.objects.create(user=by, customer=customer, at=at)
