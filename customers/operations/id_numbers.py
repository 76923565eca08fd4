"""Keeping an ID number apart from the card (PRV-03)."""

from datetime import datetime

from customers.models import Customer, IdNumber


def keep_id_number(*, customer: Customer, value: str, at: datetime) -> IdNumber | None:
    """Write it, or replace the former one; nothing for an empty value."""
    if not value:
        return None
    given = {"value": value.upper(), "given_at": at}
    return IdNumber.objects.update_or_create(customer=customer, defaults=given)[0]
