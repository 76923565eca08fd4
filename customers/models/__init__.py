"""Tables of customers."""

from customers.models.asset import Asset
from customers.models.consent import Consent
from customers.models.contact import Contact
from customers.models.contract import Contract
from customers.models.customer import Customer
from customers.models.emergency import EmergencyContact
from customers.models.history import CardOpening, Disclosure, IdNumber, Merge, PastValue
from customers.models.link import Link
from customers.models.product import ProductLine, ProductModel, ProductPart, RepairAddress
from customers.models.sale import Ownership, Sale
from customers.models.site import Site

__all__ = [
    "Asset",
    "CardOpening",
    "Consent",
    "Contact",
    "Contract",
    "Customer",
    "Disclosure",
    "EmergencyContact",
    "IdNumber",
    "Link",
    "Merge",
    "Ownership",
    "PastValue",
    "ProductLine",
    "ProductModel",
    "ProductPart",
    "RepairAddress",
    "Sale",
    "Site",
]
