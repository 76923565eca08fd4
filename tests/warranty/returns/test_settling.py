"""A case that ended well ends its ticket; what keeps the ticket open is told (WAR-16 to WAR-19)."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from core.models import Delivery
from core.private_links import token_of
from customers.models import Link
from deadlines.models import Clock
from notifications.models import Message
from org.models import Approval, User
from reports.enums import Figure
from reports.queries.month import numbers, phone_resolved
from reports.rules import month
from tests.factories.warranty import lent_on, make_case
from tests.warranty.returns.ending import END, KINDS, NOON, answered, carried_out, delivered, ended
from tickets.enums import NoteKind
from tickets.models import Note, Ticket
from tickets.operations import lifecycle, permits
from warranty.models import Case
from warranty.operations import cases


def told(case: Case) -> list[tuple[str, str]]:
    """Who was told in the inbox that the ticket is left, and what."""
    rows = Message.objects.filter(cause__endswith=f"case:{case.pk}:ended", channel="inbox")
    return [(row.recipient.username, row.subject) for row in rows.select_related("recipient")]


@pytest.mark.parametrize(
    ("outcome", "words"), [("new_goods", "换发新品"), ("refund", "退款"), ("repaired", "修好寄回")]
)
def test_a_case_that_ended_well_ends_its_ticket(
    outcome: str, words: str, east: Any, supervisor: User
) -> None:
    case = answered(make_case(east, by=supervisor, **KINDS[outcome]), supervisor)
    ticket = ended(case, outcome, supervisor)
    assert (ticket.status, ticket.closed_at, ticket.next_due_at) == ("phone_resolved", END, None)
    note = Note.objects.get(ticket=ticket, kind=NoteKind.RESOLUTION)
    assert note.text == f"退换单 {case.number} 已办结：{words}。"
    assert (Clock.objects.running().filter(stream=ticket.pk).count(), told(case)) == (0, [])


def test_a_visit_that_was_only_applied_for_is_withdrawn(east: Any, supervisor: User) -> None:
    case = answered(make_case(east, by=supervisor), supervisor)
    ended(case, "new_goods", supervisor)
    decisions = Approval.objects.filter(stream=case.ticket_id).values_list("decision", flat=True)
    assert list(decisions) == ["withdrawn"]


def test_a_visit_that_was_approved_is_left_to_people(east: Any, supervisor: User) -> None:
    case = answered(make_case(east, by=supervisor), supervisor)
    permits.approve(ticket=case.ticket, by=supervisor, at=NOON)
    ticket = ended(case, "new_goods", supervisor)
    assert (ticket.status, len(told(case))) == ("approved", 1)
    assert Clock.objects.get(stream=ticket.pk, kind="complete").met_at == END


def test_its_promises_are_kept_when_the_case_ended(east: Any, supervisor: User) -> None:
    case = answered(make_case(east, by=supervisor), supervisor)
    ended(case, "new_goods", supervisor)
    clock = Clock.objects.get(stream=case.ticket_id, kind="complete")
    assert (clock.met_at, clock.breached_at) == (END, None)


def test_goods_that_were_sent_back_leave_it_open(east: Any, supervisor: User) -> None:
    case = answered(make_case(east, by=supervisor), supervisor)
    ticket = ended(case, "send_back", supervisor)
    assert (ticket.status, told(case)) == ("awaiting_approval", [])
    assert Clock.objects.running().filter(stream=ticket.pk, kind="complete").exists()


def test_a_cancelled_case_leaves_it_open(east: Any, supervisor: User) -> None:
    case = make_case(east, by=supervisor)
    cases.cancel(case=case, reason="客户不换了", by=supervisor, at=NOON)
    delivered(NOON)
    assert Ticket.objects.get(pk=case.ticket_id).status == "awaiting_approval"


def test_a_late_promise_keeps_it_open_and_asks_why(east: Any, supervisor: User) -> None:
    case = make_case(east, by=supervisor)
    ticket = ended(case, "new_goods", supervisor)
    assert ticket.status == "awaiting_approval"
    [(_person, words)] = told(case)
    assert words == f"{ticket.number} 尚未关闭：「答复」时限已超时，请先填写超时原因"
    assert Clock.objects.get(stream=ticket.pk, kind="reply").met_at == END


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("registered", "后，用「电话已解决」关闭。"),
        ("awaiting_approval", "请先退回派工申请，再用「电话已解决」关闭。"),
    ],
)
def test_what_is_still_open_after_its_end_says_how_it_is_closed(
    status: str, words: str, east: Any, supervisor: User, signed_in: Callable[..., Client]
) -> None:
    ticket = ended(make_case(east, by=supervisor), "new_goods", supervisor)
    Ticket.objects.filter(pk=ticket.pk).update(status=status)
    assert words in signed_in(supervisor).get(f"/tickets/{ticket.number}/").content.decode()


def test_a_unit_lent_for_the_ticket_keeps_it_open(east: Any, supervisor: User) -> None:
    case = answered(make_case(east, by=supervisor), supervisor)
    lent_on(case, stream=case.ticket.stream, by=supervisor, at=NOON)
    ticket = ended(case, "new_goods", supervisor)
    assert (ticket.status, len(told(case))) == ("awaiting_approval", 1)
    assert "备用机" in told(case)[0][1]


def test_the_owner_is_told_else_the_hotline(east: Any, desk: User, supervisor: User) -> None:
    case = make_case(east, by=supervisor)
    lifecycle.hand_over(ticket=case.ticket, owner=supervisor, by=desk, at=NOON)
    ended(case, "new_goods", supervisor)
    assert [person for person, _words in told(case)] == ["supervisor"]


def test_without_an_owner_the_hotline_is_told(east: Any, desk: User, supervisor: User) -> None:
    case = make_case(east, by=supervisor)
    Ticket.objects.filter(pk=case.ticket_id).update(owner=None)
    ended(case, "new_goods", supervisor)
    assert "desk" in [person for person, _words in told(case)]


def test_an_exchange_on_site_is_told_where_no_visit_was_dispatched(east: Any, supervisor: User) -> None:
    appraised = {"appraisal_by": "company_engineer", "appraisal_finding": "quality"}
    kind = {"kind": "onsite_exchange", "appraisal_on": NOON.date() - timedelta(days=2)}
    case = make_case(east, by=supervisor, **appraised, **kind)
    given = {"appraiser": "company_engineer", "finding": "quality", "on": NOON.date()}
    case = cases.appraise(case=case, by=supervisor, at=NOON, **given)
    case = cases.decide(case=case, outcome="new_goods", by=supervisor, at=NOON)
    cases.close(case=carried_out(case, supervisor), by=supervisor, at=END)
    delivered(END)
    assert Ticket.objects.get(pk=case.ticket_id).status == "awaiting_approval"
    assert [words.split("：")[1] for _person, words in told(case)] == ["上门换货已办结，请登记上门经过后关闭"]


def test_delivered_twice_it_is_told_once_and_a_ticket_taken_up_again_stays_open(
    east: Any, supervisor: User
) -> None:
    case = answered(make_case(east, by=supervisor), supervisor)
    ticket = ended(case, "new_goods", supervisor)
    lifecycle.reopen(ticket=ticket, reason="新机也充不进电", by=supervisor, at=END + timedelta(hours=1))
    again = Delivery.objects.filter(event__name="case.ended")
    assert again.update(state="open", done_at=None, not_before=END) == 1
    delivered(END + timedelta(hours=2))
    assert Ticket.objects.get(pk=ticket.pk).status == "registered"
    assert (Note.objects.filter(ticket=ticket, kind=NoteKind.RESOLUTION).count(), told(case)) == (1, [])


def test_it_is_not_counted_as_solved_in_a_call(east: Any, supervisor: User) -> None:
    ended(answered(make_case(east, by=supervisor), supervisor), "new_goods", supervisor)
    rows, span = Ticket.objects.all(), month(END.date())
    sizes = numbers(rows, span, 30)
    assert (sizes[Figure.CLOSED], sizes[Figure.PHONE_RESOLVED], phone_resolved(rows, span).count()) == (
        1,
        0,
        0,
    )


def test_the_customer_reads_that_it_is_solved(east: Any, supervisor: User) -> None:
    case = answered(make_case(east, by=supervisor), supervisor)
    with time_machine.travel(END, tick=False):
        ended(case, "new_goods", supervisor)
        address = f"/l/{token_of(Link.objects.get(stream=case.ticket_id).seed)}/"
        page = Client().get(address).content.decode()
    assert [words in page for words in ("问题已解决，无需上门。", "正在安排", "电话解决")] == [
        True,
        False,
        False,
    ]
