"""The card of a customer, masked; a number that was typed whole is shown whole."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Case, Exists, OuterRef, QuerySet, When

from customers.enums import AssetState
from customers.models import Asset, Contact, Contract, Customer, Sale, Site
from customers.naming import mask_address
from customers.phones import BadPhone, mask, normalise


@dataclass(frozen=True)
class ContactLine:
    """A person of the customer; `phone` is plain only for the number being typed."""

    pk: int
    name: str
    phone: str
    is_primary: bool
    is_calling: bool


@dataclass(frozen=True)
class SiteLine:
    """An address with its house hidden."""

    pk: int
    address: str
    region_id: int
    project_id: int | None
    where: str
    site_class: str


@dataclass(frozen=True)
class CallerCard:
    """What the desk sees of a customer; rooms above add their tickets."""

    customer: Customer
    contacts: list[ContactLine]
    sites: list[SiteLine]
    assets: list[Asset]
    contracts: list[Contract]
    calling: ContactLine | None = field(default=None)


def caller_card(user: Any, *, phone: str = "", customer: Customer | None = None) -> CallerCard | None:
    """The card behind a typed number or of a known customer; None when nobody visible is there.

    Five queries at most. A number that cannot be called back finds nobody.
    """
    number = _number(phone)
    found = customer or _behind(user, number)
    return _card(found, number) if found else None


def customer_card(user: Any, pk: int) -> CallerCard:
    """The card of the customer's page; Customer.DoesNotExist when the person may not see it."""
    shown = ("stream", "region", "project", "id_number")
    return _card(Customer.objects.visible_to(user).select_related(*shown).get(pk=pk), "")


def _number(phone: str) -> str:
    try:
        return normalise(phone)
    except BadPhone:
        return ""


def _behind(user: Any, number: str) -> Customer | None:
    if not number:
        return None
    # Two steps: as one statement the planner reads all customers, among a million that takes a second.
    held = Contact.objects.filter(phone=number, holds_number=True).values_list("customer_id", flat=True)
    rows = Customer.objects.visible_to(user).select_related("stream", "region", "project")
    return rows.filter(pk=key).first() if (key := held.first()) else None


def _card(customer: Customer, number: str) -> CallerCard:
    contacts = [_contact_line(one, number) for one in customer.contacts.all()]
    return CallerCard(
        customer=customer,
        contacts=contacts,
        sites=[_site_line(one) for one in customer.sites.select_related("region", "project")],
        assets=list(_assets(customer)),
        contracts=list(customer.contracts.all()),
        calling=next((one for one in contacts if one.is_calling), None),
    )


def _assets(customer: Customer) -> QuerySet[Asset]:
    """The customer's units, those in use first; `sold` tells whether a sale stands in the books."""
    sold = Exists(Sale.objects.filter(asset=OuterRef("pk")))
    rows = customer.assets.select_related("model", "site").annotate(sold=sold)
    return rows.order_by(Case(When(state=AssetState.IN_USE, then=0), default=1), "pk")


def _contact_line(contact: Contact, number: str) -> ContactLine:
    calling = bool(number) and contact.phone == number
    phone = contact.phone if calling else mask(contact.phone)
    return ContactLine(contact.pk, contact.name, phone, contact.is_primary, calling)


def _site_line(site: Site) -> SiteLine:
    return SiteLine(
        site.pk,
        mask_address(site.address),
        site.region_id,
        site.project_id,
        str(site.project or site.region),
        site.site_class,
    )
