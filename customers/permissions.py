"""Who may see, keep and unmask customers."""

from typing import Any

from customers.models import Customer
from customers.models.scoping import card_scope, sees_all
from org.enums import Right
from org.permissions import has


def can_see_customers(user: Any) -> bool:
    """Opens the pages of customers at all."""
    return has(user, Right.SEE_CUSTOMER_CARDS)


def can_edit(user: Any, customer: Customer) -> bool:
    """Adds and corrects: whoever takes calls and sees the customer."""
    if customer.merged_into_id is not None or customer.anonymised_at is not None:
        return False
    return has(user, Right.REGISTER) and (sees_all(card_scope(user)) or has(user, Right.REGISTER, customer))


def can_import_sales(user: Any) -> bool:
    """Takes over lists of sales of all regions: the group's officers and administrators."""
    group = has(user, Right.READ_REPORTS) and user.scope.within(Right.READ_REPORTS).group
    return bool(group) and has(user, Right.MANAGE_PACKS)


def can_merge(user: Any, customer: Customer) -> bool:
    """Makes one customer of two, and takes that back."""
    return customer.anonymised_at is None and has(user, Right.MERGE_CUSTOMERS, customer)


def can_disclose(user: Any, customer: Customer) -> bool:
    """Reads a masked value whole, with a reason (PRV-02)."""
    return has(user, Right.DISCLOSE, customer)


def can_keep_contracts(user: Any, customer: Customer) -> bool:
    """Contracts change what is owed, so they are for those who lead."""
    return has(user, Right.HANDLE_COMPLAINT, customer)
