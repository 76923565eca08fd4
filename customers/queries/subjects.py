"""All that is known to be one customer's, for erasing and for the copy (PRV-04)."""

from collections.abc import Iterable
from dataclasses import dataclass

from customers.models import Contact, Customer, PastValue, Site

SHORTEST_NAME = 2  # a single character names nobody


@dataclass(frozen=True)
class Known:
    """Keys of a customer and all merged into it, every number and mail address ever kept, names and places."""

    ids: list[int]
    reached_at: list[str]
    names: list[str]


def known_of(customer: Customer) -> Known:
    """What finds the customer's rows and texts in every room."""
    ids, found = [customer.pk], [customer.pk]
    while found:
        found = list(Customer.objects.filter(merged_into__in=found).values_list("pk", flat=True))
        ids += found
    contacts = Contact.objects.filter(customer__in=ids).values_list("phone", "email", "name")
    former = PastValue.objects.filter(customer__in=ids).values_list("field", "value")
    numbers = [value for phone, email, _name in contacts for value in (phone, email)]
    names = [name for _phone, _email, name in contacts]
    names += Customer.objects.filter(pk__in=ids).values_list("name", flat=True)
    names += Site.objects.filter(customer__in=ids).values_list("address", flat=True)
    return Known(
        ids,
        _distinct([*numbers, *(value for field, value in former if field in {"phone", "email"})]),
        _distinct([*names, *(value for field, value in former if field in {"name", "address"})]),
    )


def _distinct(values: Iterable[str]) -> list[str]:
    return sorted({value for value in values if len(value) >= SHORTEST_NAME})
