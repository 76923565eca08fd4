"""Text messages about usage: the rolling window, consent, opting out, each once."""

from datetime import datetime, timedelta

import pytest

from core import jobs
from core.actors import SYSTEM
from core.models import Job
from customers.enums import ConsentPurpose, ConsentSource
from customers.models import Consent
from customers.operations import consents
from customers.queries.consents import may_send
from followups.enums import ContactChannel, SmsState
from followups.errors import FollowUpRefused
from followups.models import ContactDay, UsageMailing, UsageMessage
from followups.operations import mailings
from followups.operations.contacting import claim
from notifications.models import Message
from org.models import Unit, User
from tests.factories.followups import make_installed
from tests.factories.packs import default_packs
from tests.followups.local import local
from tickets.models import Ticket

RUN = local("2026-05-31T10:00")
TEXT = "您好，使用中有问题请致电我们。回复 TD 退订。"


def installed(east: Unit, text: str, number: int) -> Ticket:
    """An installation of a customer who agreed to such messages."""
    ticket = make_installed(east, local(text), phone=f"1390000000{number}", name=f"客户{number}")
    agree(ticket)
    return ticket


def agree(ticket: Ticket) -> None:
    consents.give(
        customer=ticket.customer,
        purpose=ConsentPurpose.SURVEY,
        source=ConsentSource.PHONE,
        by=SYSTEM,
        at=local("2026-01-02T10:00"),
    )


def run(east: Unit, by: User, at: datetime = RUN) -> UsageMailing:
    """Made and sent to the end."""
    made = mailings.make_mailing(unit=east, text=TEXT, by=by, at=at)
    jobs.work_due(clock=lambda: at)
    return made


def outcomes(mailing: UsageMailing) -> dict[int, str]:
    return dict(mailing.lines.values_list("customer_id", "outcome"))


@pytest.mark.requirement("FUP-06")
def test_three_months_back_by_the_calendar(east: Unit, supervisor: User) -> None:
    """Run on 31 May: installations of 28 February to 31 May, both days included."""
    days = ["2026-02-27T23:59", "2026-02-28T00:00", "2026-05-31T09:00"]
    tickets = [installed(east, day, number) for number, day in enumerate(days)]
    mailing = mailings.make_mailing(unit=east, text=TEXT, by=supervisor, at=RUN)
    assert set(outcomes(mailing)) == {ticket.customer_id for ticket in tickets[1:]}
    assert f"{mailing.first_day} {mailing.run_on}" == "2026-02-28 2026-05-31"


@pytest.mark.requirement("FUP-06")
def test_only_those_who_agreed_are_written_to(east: Unit, supervisor: User) -> None:
    agreed = installed(east, "2026-05-01T10:00", 1)
    silent = make_installed(east, local("2026-05-01T10:00"), phone="13900000002", name="客户2")
    mailing = run(east, supervisor)
    assert outcomes(mailing) == {
        agreed.customer_id: SmsState.SENT,
        silent.customer_id: SmsState.NO_CONSENT,
    }
    assert [(row.channel, row.address) for row in Message.objects.filter(stream=mailing.pk)] == [
        ("sms", "13900000001")
    ]


@pytest.mark.requirement("FUP-06")
def test_a_word_of_the_pack_ends_the_messages(east: Unit, supervisor: User) -> None:
    ticket = installed(east, "2026-05-01T10:00", 1)
    found = mailings.take_reply(phone="13900000001", text=" td ", by=supervisor, at=RUN)
    assert found == [ticket.customer]
    assert may_send(ticket.customer, ConsentPurpose.SURVEY) is False


@pytest.mark.requirement("PRV-06")
def test_who_opted_out_stands_in_no_list(east: Unit, supervisor: User) -> None:
    left, stayed = (installed(east, "2026-05-01T10:00", number) for number in (1, 2))
    mailings.take_reply(phone="13900000001", text="TD", by=supervisor, at=RUN)
    assert outcomes(run(east, supervisor)) == {stayed.customer_id: SmsState.SENT}
    assert not Message.objects.filter(address="13900000001").exists()
    agree(left)
    assert left.customer_id in outcomes(run(east, supervisor, RUN + timedelta(days=1)))


def test_who_opts_out_before_the_turn_came_gets_no_message(east: Unit, supervisor: User) -> None:
    ticket = installed(east, "2026-05-01T10:00", 1)
    mailing = mailings.make_mailing(unit=east, text=TEXT, by=supervisor, at=RUN)
    mailings.take_reply(phone="13900000001", text="TD", by=supervisor, at=RUN)
    jobs.work_due(clock=lambda: RUN)
    assert outcomes(mailing) == {ticket.customer_id: SmsState.NO_CONSENT}


def test_other_replies_end_nothing(east: Unit, supervisor: User) -> None:
    installed(east, "2026-05-01T10:00", 1)
    assert mailings.take_reply(phone="13900000001", text="很好用", by=supervisor, at=RUN) == []
    assert Consent.objects.get().withdrawn_at is None


def test_nobody_is_asked_twice_about_one_installation(east: Unit, supervisor: User) -> None:
    ticket = installed(east, "2026-05-01T10:00", 1)
    run(east, supervisor)
    again = run(east, supervisor, RUN + timedelta(days=1))
    assert outcomes(again) == {ticket.customer_id: SmsState.ASKED}
    assert Message.objects.filter(channel="sms").count() == 1


def test_who_was_called_today_gets_no_message(east: Unit, supervisor: User) -> None:
    ticket = installed(east, "2026-05-01T10:00", 1)
    claim(customer=ticket.customer_id, by=supervisor, at=RUN - timedelta(hours=1))
    assert outcomes(run(east, supervisor)) == {ticket.customer_id: SmsState.CONTACTED}


def test_the_message_takes_the_customers_day(east: Unit, supervisor: User) -> None:
    installed(east, "2026-05-01T10:00", 1)
    run(east, supervisor)
    assert ContactDay.objects.get().channel == ContactChannel.SMS


def test_a_landline_gets_none(east: Unit, supervisor: User) -> None:
    ticket = make_installed(east, local("2026-05-01T10:00"), phone="021-61234567", name="客户")
    agree(ticket)
    assert outcomes(run(east, supervisor)) == {ticket.customer_id: SmsState.NO_MOBILE}


def test_a_settled_line_stays(east: Unit, supervisor: User) -> None:
    installed(east, "2026-05-01T10:00", 1)
    run(east, supervisor)
    line = UsageMessage.objects.get()
    assert mailings.settle(line=line.pk, by=SYSTEM, at=RUN + timedelta(days=9)).at == line.at


@pytest.mark.django_db
def test_without_customers_there_is_no_mailing(east: Unit, supervisor: User) -> None:
    default_packs()
    with pytest.raises(FollowUpRefused):
        mailings.make_mailing(unit=east, text=TEXT, by=supervisor, at=RUN)
    assert (UsageMailing.objects.count(), Job.objects.count()) == (0, 0)
