"""Finding customers and units by what a caller says: number, name, initials, serial, or the tail of either number."""

from typing import Any

from django.db.models import Q
from django.db.models.functions import Reverse
from django.db.models.lookups import StartsWith

from customers.models import Asset, Contact, Customer, ProductModel
from customers.models.asset import AssetQuerySet
from customers.models.customer import CustomerQuerySet
from customers.naming import PROVINCES, code, query_words, tidy
from customers.phones import BadPhone, digits_of, normalise

MOST_ROWS = 200  # rows of another table that one search follows
SHORTEST_NUMBER = 3
SHORTEST_PLATE = 6  # without its province: A12345
TAIL = 4


def find(user: Any, query: str) -> CustomerQuerySet:
    """Visible customers that fit the words; none for an empty search. Every way in has an index."""
    condition = _condition(query)
    rows = Customer.objects.visible_to(user).present()
    return rows.filter(condition) if condition else Customer.objects.none()


def _condition(query: str) -> Q | None:
    digits = digits_of(query)
    if digits:
        return Q(pk__in=_by_phone(query, digits) | _by_serial(query))
    words = query_words(query)
    if not words:
        return None
    by_name = Q(search_words__contains=words)
    return by_name | Q(pk__in=_by_serial(query) | _by_plate(query))


def _by_phone(query: str, digits: str) -> set[int]:
    """Whole number, its beginning, or its last four digits."""
    try:
        wanted = Q(phone=normalise(query))
    except BadPhone:
        if len(digits) < SHORTEST_NUMBER:
            return set()
        wanted = Q(phone__startswith=digits)
        if len(digits) == TAIL:
            wanted |= Q(phone_tail=digits)
    return set(Contact.objects.filter(wanted).values_list("customer_id", flat=True)[:MOST_ROWS])


def _by_serial(query: str) -> set[int]:
    key = code(query)
    if len(key) < SHORTEST_NUMBER or not key.isascii():
        return set()
    rows = Asset.objects.filter(Q(serial__startswith=key) | serial_ends(query))
    return set(rows.values_list("customer_id", flat=True)[:MOST_ROWS])


def serial_ends(query: str) -> Q:
    """Serials that end so, as people read them off the plate; nothing for less than four characters."""
    key = code(query)
    if len(key) < TAIL or not key.isascii():
        return Q(pk__in=[])
    return Q(StartsWith(Reverse("serial"), key[::-1]))


def assets_ending(query: str) -> list[int]:
    """Units whose serial ends so."""
    return list(Asset.objects.filter(serial_ends(query)).values_list("pk", flat=True)[:MOST_ROWS])


def _by_plate(query: str) -> set[int]:
    rows = Asset.objects.filter(plate_like(query))
    return set(rows.values_list("customer_id", flat=True)[:MOST_ROWS])


def plate_like(query: str) -> Q:
    """Plates that begin so, with or without the character of the province; nothing for other words."""
    key = code(query)
    if len(key) >= SHORTEST_NUMBER and key[0] in PROVINCES and key[1:].isascii():
        return Q(plate__startswith=key)
    if len(key) >= SHORTEST_PLATE and key.isascii() and key.isalnum():
        return Q(plate__in=[province + key for province in PROVINCES])
    return Q(pk__in=[])


def find_assets(user: Any, query: str) -> AssetQuerySet:
    """Visible units by the beginning or the end of the serial, by plate or by customer."""
    rows = Asset.objects.visible_to(user).select_related("model", "customer", "site")
    key = code(query)
    if not key:
        return rows.none()
    owners = find(user, query).values_list("pk", flat=True)[:MOST_ROWS]
    by_serial = Q(serial__startswith=key) | serial_ends(query)
    return rows.filter(by_serial | plate_like(query) | Q(customer__in=list(owners)))


def find_models(query: str) -> Any:
    """Models in use whose code begins so or whose name holds the words."""
    rows = ProductModel.objects.filter(is_active=True)
    return rows.filter(Q(code__startswith=code(query)) | Q(name__icontains=tidy(query)))
