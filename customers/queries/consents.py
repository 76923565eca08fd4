"""May a customer be written to?"""

from django.db.models import Exists, OuterRef, QuerySet

from customers.enums import ConsentPurpose
from customers.models import Consent, Contact, Customer


def may_send(whom: Contact | Customer, purpose: str) -> bool:
    """Messages about the own service always; everything else only while the consent stands (PRV-06)."""
    if purpose == ConsentPurpose.SERVICE:
        return True
    customer = whom.customer_id if isinstance(whom, Contact) else whom.pk
    return Consent.objects.filter(customer=customer, purpose=purpose, withdrawn_at=None).exists()


def opted_out(purpose: str) -> QuerySet[Customer]:
    """Who took a consent back and has not given it again; to stand in no list of that purpose (PRV-06)."""
    given = Consent.objects.filter(customer=OuterRef("pk"), purpose=purpose)
    return Customer.objects.filter(Exists(given), ~Exists(given.filter(withdrawn_at=None)))
