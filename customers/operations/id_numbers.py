"""Keeping an ID number apart from the card (PRV-03)."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from core.actors import Actor
from core.events import record
from core.streams import lock_streams
from customers.events import ValueCorrected
from customers.models import Customer, IdNumber


class NoPurpose(Exception):
    """Nobody stores an ID number without saying what it is needed for."""


@transaction.atomic
def keep_id_number(
    *, customer: Customer, value: str, purpose: str, by: Actor, at: datetime
) -> IdNumber | None:
    """Write it, or replace the former one, which is kept nowhere; nothing for an empty value.

    Raises NoPurpose.
    """
    if not value:
        return None
    if not purpose.strip():
        raise NoPurpose(_("请填写身份证号的用途。"))
    lock_streams(customer.pk)
    given = {"value": value.upper(), "purpose": purpose.strip(), "given_at": at}
    row, _new = IdNumber.objects.update_or_create(customer=customer, defaults=given)
    record(customer.pk, ValueCorrected(table="idnumber", row=row.pk, field="id_number"), by=by, at=at)
    return row
