"""The customer's part of being forgotten (PRV-04)."""

from datetime import datetime

from django.db.models import Q

from core.erasing import Subject
from customers.models import Customer, Link


def close_links(subject: Subject, at: datetime) -> int:
    """No private address opens anything any more, and the cards say that they are anonymous."""
    theirs = Q(stream__in=subject.streams) | Q(contact__customer__in=subject.ids)
    Link.objects.filter(theirs, revoked_at=None).update(revoked_at=at)
    Customer.objects.filter(pk__in=subject.ids, anonymised_at=None).update(anonymised_at=at)
    return 0
