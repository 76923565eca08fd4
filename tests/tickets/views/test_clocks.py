"""Promised times on the ticket's page: reasons for breaches, pauses."""

import re
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from deadlines.models import Clock, Pause
from deadlines.operations import sweep
from org.models import User
from tickets.models import Ticket
from tickets.operations import clocks

SignIn = Callable[..., Client]
HOUR = timedelta(hours=1)
PAUSE = {
    "reason": "customer_reschedule",
    "starts_at": "2026-03-10T13:00",
    "ends_at": "2026-03-10T23:00",
    "evidence": "客户短信",
    "note": "客户出差",
}


def clock_of(ticket: Ticket, kind: str) -> Clock:
    return Clock.objects.get(stream=ticket.pk, kind=kind)


def reason_address(ticket: Ticket) -> str:
    return f"/tickets/{ticket.number}/clocks/{clock_of(ticket, 'reply').pk}/breach-reason/"


def pause_address(ticket: Ticket, kind: str = "complete") -> str:
    return f"/tickets/{ticket.number}/clocks/{clock_of(ticket, kind).pk}/pauses/"


@pytest.fixture
def late(booking: Ticket, at: datetime) -> Iterator[Ticket]:
    """The reply is an hour late, and it is that late now."""
    sweep(at=at + 25 * HOUR)
    with time_machine.travel(at + 25 * HOUR, tick=False):
        yield booking


@pytest.fixture
def asked(booking: Ticket, desk: User, at: datetime) -> Pause:
    """A pause of the completion for ten hours, not decided."""
    return clocks.ask_pause(
        ticket=booking,
        clock=clock_of(booking, "complete"),
        reason="customer_reschedule",
        starts_at=at + HOUR,
        ends_at=at + 11 * HOUR,
        by=desk,
        at=at,
    )


@pytest.mark.requirement("SLA-30")
def test_closing_asks_for_the_reason_and_takes_it(late: Ticket, supervisor: User, signed_in: SignIn) -> None:
    browser = signed_in(supervisor)
    address, body = f"/tickets/{late.number}/cancellation/", {"cancellation-reason": "客户取消"}
    page = browser.post(address, body)
    assert (page.status_code, "请先填写超时原因" in page.content.decode()) == (409, True)
    assert Ticket.objects.get(pk=late.pk).closed_at is None
    assert browser.post(address, body | {"cancellation-breach_reason": "staff"}).status_code == 302
    reply = clock_of(late, "reply")
    assert (reply.breach_reason, reply.is_breached) == ("staff", True)


def test_the_reason_may_be_given_beforehand(late: Ticket, desk: User, signed_in: SignIn) -> None:
    browser = signed_in(desk)
    assert (
        browser.post(
            reason_address(late), {"reason": "traffic", "evidence": "客户短信", "note": "大雪"}
        ).status_code
        == 302
    )
    page = browser.get(f"/tickets/{late.number}/").content.decode()
    assert "超时原因 路途与交通" in page
    assert "填写超时原因" not in page


def test_no_reason_is_named_beside_its_field(late: Ticket, desk: User, signed_in: SignIn) -> None:
    page = signed_in(desk).post(reason_address(late), {"reason": "", "evidence": "客户短信", "note": "大雪"})
    assert (page.status_code, clock_of(late, "reply").breach_reason) == (422, "")
    assert 'value="大雪"' in page.content.decode()


def test_a_promise_kept_has_no_reason(booking: Ticket, desk: User, signed_in: SignIn) -> None:
    page = signed_in(desk).post(reason_address(booking), {"reason": "staff"})
    assert (page.status_code, clock_of(booking, "reply").breach_reason) == (409, "")


@pytest.mark.parametrize(("who", "status"), [("administrator", 403), ("stranger", 404)])
def test_others_give_no_reason(
    who: str, status: int, late: Ticket, signed_in: SignIn, request: pytest.FixtureRequest
) -> None:
    browser = signed_in(request.getfixturevalue(who))
    assert browser.post(reason_address(late), {"reason": "staff"}).status_code == status
    assert browser.post(pause_address(late), PAUSE).status_code == status
    assert clock_of(late, "reply").breach_reason == ""


def test_a_clock_of_another_ticket_is_404(
    booking: Ticket, fault: Ticket, desk: User, signed_in: SignIn
) -> None:
    other = clock_of(fault, "complete").pk
    answer = signed_in(desk).post(f"/tickets/{booking.number}/clocks/{other}/pauses/", PAUSE)
    assert (answer.status_code, Pause.objects.count()) == (404, 0)


@pytest.mark.requirement("CNV-13")
def test_pause_is_asked_approved_and_moves_the_due_time(
    booking: Ticket, desk: User, supervisor: User, signed_in: SignIn, at: datetime
) -> None:
    assert signed_in(desk).post(pause_address(booking), PAUSE).status_code == 302
    pause = Pause.objects.get()
    assert clock_of(booking, "complete").due_at == at + 72 * HOUR
    signed_in(supervisor).post(f"/tickets/{booking.number}/pauses/{pause.pk}/decision/", {"approved": "yes"})
    assert clock_of(booking, "complete").due_at == at + 82 * HOUR


@pytest.mark.requirement("CNV-13")
@pytest.mark.parametrize("reason", ["parts_shortage", "staff_shortage", "internal_approval"])
def test_own_shortages_never_pause(reason: str, booking: Ticket, desk: User, signed_in: SignIn) -> None:
    page = signed_in(desk).post(pause_address(booking), PAUSE | {"reason": reason})
    assert (page.status_code, Pause.objects.count()) == (409, 0)
    assert 'value="客户出差"' in page.content.decode()


def offered(page: str) -> list[str]:
    """The values of the reasons listed for a pause of the completion."""
    [listed] = re.findall(r'<select name="reason"[^>]*id="id_pause-.*?</select>', page, re.DOTALL)
    return re.findall(r'<option value="([^"]*)"', listed)


def test_only_reasons_that_are_admitted_are_offered(booking: Ticket, desk: User, signed_in: SignIn) -> None:
    browser = signed_in(desk)
    admitted = ["customer_reschedule", "customer_unreachable", "force_majeure"]
    assert offered(browser.get(f"/tickets/{booking.number}/").content.decode()) == admitted
    refused = browser.post(pause_address(booking), PAUSE | {"reason": "staff_shortage"}).content.decode()
    assert (offered(refused), "「缺人手」不能作为暂停理由" in refused) == (admitted, True)


def test_no_pause_is_offered_for_an_agreed_time(booking: Ticket, desk: User, signed_in: SignIn) -> None:
    Clock.objects.filter(stream=booking.pk).update(agreed=True)
    page = signed_in(desk).get(f"/tickets/{booking.number}/").content.decode()
    assert ("申请暂停" in page, "约定的时间不因暂停而顺延。" in page) == (False, True)


@pytest.mark.requirement("CNV-13")
def test_the_reply_never_pauses(booking: Ticket, desk: User, signed_in: SignIn) -> None:
    assert signed_in(desk).post(pause_address(booking, "reply"), PAUSE).status_code == 409
    assert Pause.objects.count() == 0


def test_a_pause_that_ends_before_it_starts_is_refused(
    booking: Ticket, desk: User, signed_in: SignIn
) -> None:
    page = signed_in(desk).post(pause_address(booking), PAUSE | {"ends_at": "2026-03-10T12:30"})
    assert (page.status_code, Pause.objects.count()) == (422, 0)
    assert "暂停结束必须晚于开始。" in page.content.decode()


def test_a_refused_pause_moves_nothing(
    booking: Ticket, asked: Pause, supervisor: User, signed_in: SignIn, at: datetime
) -> None:
    signed_in(supervisor).post(f"/tickets/{booking.number}/pauses/{asked.pk}/decision/", {"approved": "no"})
    asked.refresh_from_db()
    assert (asked.state, clock_of(booking, "complete").due_at) == ("refused", at + 72 * HOUR)


def test_a_hotline_does_not_decide(booking: Ticket, asked: Pause, desk: User, signed_in: SignIn) -> None:
    browser = signed_in(desk)
    addresses = [f"/tickets/{booking.number}/pauses/{asked.pk}/{verb}/" for verb in ("decision", "end")]
    assert [browser.post(one, {"approved": "yes"}).status_code for one in addresses] == [403, 403]


def test_nobody_approves_his_own_pause(
    booking: Ticket, supervisor: User, signed_in: SignIn, at: datetime
) -> None:
    browser = signed_in(supervisor)
    browser.post(pause_address(booking), PAUSE)
    address = f"/tickets/{booking.number}/pauses/{Pause.objects.get().pk}/decision/"
    assert browser.post(address, {"approved": "yes"}).status_code == 409
    assert clock_of(booking, "complete").due_at == at + 72 * HOUR


def test_two_decisions_one_is_told(
    booking: Ticket, asked: Pause, supervisor: User, manager: User, signed_in: SignIn
) -> None:
    address = f"/tickets/{booking.number}/pauses/{asked.pk}/decision/"
    answers = [signed_in(who).post(address, {"approved": "yes"}) for who in (supervisor, manager)]
    assert [answer.status_code for answer in answers] == [302, 409]


def test_an_open_pause_is_ended(
    booking: Ticket, desk: User, supervisor: User, signed_in: SignIn, at: datetime
) -> None:
    signed_in(desk).post(pause_address(booking), PAUSE | {"starts_at": "2026-03-10T12:00", "ends_at": ""})
    pause = Pause.objects.get()
    browser = signed_in(supervisor)
    browser.post(f"/tickets/{booking.number}/pauses/{pause.pk}/decision/", {"approved": "yes"})
    assert clock_of(booking, "complete").is_paused is True
    with time_machine.travel(at + 5 * HOUR, tick=False):
        browser.post(f"/tickets/{booking.number}/pauses/{pause.pk}/end/")
    assert clock_of(booking, "complete").due_at == at + 77 * HOUR


def test_the_decision_needs_a_word(
    booking: Ticket, asked: Pause, supervisor: User, signed_in: SignIn
) -> None:
    answer: Any = signed_in(supervisor).post(f"/tickets/{booking.number}/pauses/{asked.pk}/decision/", {})
    asked.refresh_from_db()
    assert (answer.status_code, asked.state) == (422, "asked")
