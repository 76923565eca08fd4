"""Consent decides what is sent beyond the own service."""

from datetime import datetime, timedelta

import pytest

from core import jobs
from core.actors import SYSTEM
from core.outbox import deliver_due
from customers.enums import ConsentPurpose, ConsentSource
from customers.operations import consents
from dispatch.operations import preparing
from followups.models import UsageMessage
from followups.operations import mailings
from notifications.models import Message
from org.models import Unit, User
from tests.factories.dispatch import make_order, make_technician, prepare
from tests.factories.followups import make_installed
from tests.factories.tickets import make_ticket

PHONE = "13900000001"


@pytest.mark.requirement("PRV-06")
def test_who_opted_out_gets_no_campaign_but_still_the_departure_message(
    east: Unit, desk: User, supervisor: User, at: datetime
) -> None:
    customer = make_installed(east, at, phone=PHONE, name="客户一").customer
    other = make_installed(east, at, phone="13900000002", name="客户二").customer
    given = {"purpose": ConsentPurpose.SURVEY, "by": SYSTEM, "at": at}
    for one in (customer, other):
        consents.give(customer=one, source=ConsentSource.PHONE, **given)
    consents.withdraw(customer=customer, **given)
    later = at + timedelta(days=3)
    mailings.make_mailing(unit=east, text="使用情况如何？回复 TD 退订。", by=supervisor, at=later)
    jobs.work_due(clock=lambda: later)
    assert UsageMessage.objects.get().customer == other
    assert Message.objects.filter(address=PHONE, cause__startswith="usage").count() == 0
    ticket = make_ticket(east, by=desk, at=later, fault=True, phone=PHONE, name="客户一")
    order = prepare(make_order(ticket, make_technician(east), by=supervisor, at=later), later)
    preparing.depart(order=order, by=order.technician.user, at=later)
    while deliver_due(at=later):
        pass
    sent = Message.objects.filter(address=PHONE, channel="sms", cause__contains=f"order:{order.pk}:departed")
    assert (ticket.customer, sent.count()) == (customer, 1)
