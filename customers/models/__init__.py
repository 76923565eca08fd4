"""Tables of customers."""

from customers.models.asset import Asset
from customers.models.consent import Consent
from customers.models.contact import Contact
from customers.models.contract import Contract
from customers.models.customer import Customer
from customers.models.history import Disclosure, Merge, PastValue
from customers.models.link import Link
from customers.models.product import ProductModel
from customers.models.site import Site

__all__ = [
    "Asset",
    "Consent",
    "Contact",
    "Contract",
    "Customer",
    "Disclosure",
    "Link",
    "Merge",
    "PastValue",
    "ProductModel",
    "Site",
]
