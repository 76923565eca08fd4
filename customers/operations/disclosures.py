"""Reading a masked value whole: one log row, apart from the events (PRV-02)."""

from datetime import datetime

from django.utils.translation import gettext as _

from customers.enums import PersonalField
from customers.models import Contact, Customer, Disclosure, Site
from org.models import User


class NoReason(Exception):
    """Nobody reads personal values without saying why."""


def disclose(*, customer: Customer, row: Contact | Site, reason: str, by: User, at: datetime) -> str:
    """The plain number of a contact or address of a site; raises NoReason and writes nothing then."""
    if not reason.strip():
        raise NoReason(_("请填写查看理由。"))
    field = PersonalField.PHONE if isinstance(row, Contact) else PersonalField.ADDRESS
    Disclosure.objects.create(
        user=by, customer=customer, field=field, row_id=row.pk, reason=reason.strip()[:200], at=at
    )
    return row.phone if isinstance(row, Contact) else row.address
