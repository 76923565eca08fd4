"""Rows of the customer and unit pages."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Prefetch, QuerySet

from core.pages import Page, keyset
from customers.models import Asset, Contact, Customer
from customers.queries.find import find, find_assets

NEWEST_FIRST = ("-pk",)


def customer_rows(user: Any, query: str) -> QuerySet[Customer]:
    """Visible customers that fit the search, each with its main contact."""
    rows = find(user, query) if query.strip() else Customer.objects.visible_to(user).present()
    main = Prefetch("contacts", Contact.objects.filter(is_primary=True), to_attr="main_contacts")
    return rows.select_related("region", "project").prefetch_related(main)


def customer_list(user: Any, *, query: str, cursor: str | None) -> Page:
    """One page of them, newest first."""
    return keyset(customer_rows(user, query), order=NEWEST_FIRST, cursor=cursor)


def asset_page(user: Any, pk: int) -> Asset:
    """One visible unit with what its page shows; Asset.DoesNotExist otherwise."""
    rows = Asset.objects.visible_to(user)
    shown = ("stream", "model", "customer__region", "customer__project", "site__region", "replaces")
    return rows.select_related(*shown).get(pk=pk)


def asset_rows(user: Any, query: str) -> QuerySet[Asset]:
    """Visible units that fit the search."""
    rows = find_assets(user, query) if query.strip() else Asset.objects.visible_to(user)
    return rows.select_related("model", "customer", "site__region")


def asset_list(user: Any, *, query: str, cursor: str | None) -> Page:
    """One page of them, newest first."""
    return keyset(asset_rows(user, query), order=NEWEST_FIRST, cursor=cursor)


def main_phones(customers: Iterable[Customer]) -> dict[int, str]:
    """Number of the main contact per customer, in one query."""
    rows = Contact.objects.filter(customer__in=[one.pk for one in customers], is_primary=True)
    return dict(rows.values_list("customer_id", "phone"))
