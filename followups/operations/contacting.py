"""One contact per customer and day, whatever for (C-13)."""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from core.actors import Actor
from core.clock import local_day
from followups.enums import ContactChannel
from followups.errors import ContactedToday
from followups.models import ContactDay
from org.models import User
from packs.queries import current_figure


def claim(*, customer: int, by: Actor, at: datetime, channel: str = ContactChannel.PHONE) -> ContactDay:
    """Take the customer's day; the same person may ask on in the same conversation.

    Raises ContactedToday. The unique row decides between two who try at once.
    """
    person = by if isinstance(by, User) else None
    fresh = ContactDay(customer_id=customer, day=local_day(at), channel=channel, by=person, at=at)
    ContactDay.objects.bulk_create([fresh], ignore_conflicts=True)
    held: ContactDay = ContactDay.objects.get(customer=customer, day=fresh.day)
    if (held.at, held.by_id, held.channel) == (at, by.pk, channel) or _same_talk(held, by, at, channel):
        return held
    raise ContactedToday(_("该客户今天已联系过，请改日再联系。"))


def _same_talk(held: ContactDay, by: Actor, at: datetime, channel: str) -> bool:
    if channel != ContactChannel.PHONE or (held.channel, held.by_id) != (channel, by.pk):
        return False
    minutes = int(current_figure("follow_up", "same_contact_minutes", at=at))
    return abs(at - held.at) <= timedelta(minutes=minutes)
