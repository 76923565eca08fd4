"""Forms of customers."""

from customers.forms.cards import (
    AssetForm,
    ContactForm,
    ContractForm,
    CustomerForm,
    EmergencyContactForm,
    LinkCodeForm,
    MergeForm,
    NewContactForm,
    SiteForm,
)
from customers.forms.importing import SalesFileForm
from customers.forms.sales import SaleForm, SoldForm, TransferForm

__all__ = [
    "AssetForm",
    "ContactForm",
    "ContractForm",
    "CustomerForm",
    "EmergencyContactForm",
    "LinkCodeForm",
    "MergeForm",
    "NewContactForm",
    "SaleForm",
    "SalesFileForm",
    "SiteForm",
    "SoldForm",
    "TransferForm",
]
