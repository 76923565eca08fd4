"""Reading a masked value whole: one log row, apart from the events (PRV-02)."""

from datetime import datetime

from django.utils.translation import gettext as _

from customers.enums import PersonalField
from customers.models import Contact, Customer, Disclosure, IdNumber, Site
from org.models import User

Masked = Contact | Site | IdNumber


class NoReason(Exception):
    """Nobody reads personal values without saying why."""


def disclose(*, customer: Customer, row: Masked, reason: str, by: User, at: datetime) -> str:
    """The plain value of a contact, a site or an ID number; raises NoReason and writes nothing then."""
    if not reason.strip():
        raise NoReason(_("请填写查看理由。"))
    field, value = _masked(row)
    Disclosure.objects.create(
        user=by, customer=customer, field=field, row_id=row.pk, reason=reason.strip()[:200], at=at
    )
    return value


def _masked(row: Masked) -> tuple[PersonalField, str]:
    match row:
        case Contact():
            return PersonalField.PHONE, row.phone
        case Site():
            return PersonalField.ADDRESS, row.address
        case IdNumber():
            return PersonalField.ID_NUMBER, row.value
