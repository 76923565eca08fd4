"""Printing on A4: the ticket, the work order, the fourteen forms and the complaint form."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from core.models import Event
from customers.models import Disclosure
from dispatch.models import FormPaper, Technician, WorkOrder
from dispatch.operations.papers import issue
from dispatch.papers.complaint import blocks
from dispatch.papers.documents import complaint_pdf, form_pdf, ticket_pdf
from dispatch.papers.facts import Facts
from dispatch.papers.kinds import SERIES, PaperKind
from org.models import Unit, User
from tests.core.paper.reading import A4, beyond_the_edge, fonts_of, pages_of, size_of, text_of
from tests.factories.dispatch import make_order, sign
from tests.factories.tickets import COMPLAINT
from tests.factories.tickets import make_ticket as make_any
from tickets.models import Ticket

pytestmark = pytest.mark.django_db
SignIn = Callable[..., Client]
PHONE, MASKED = "13812345678", "138****5678"


@pytest.fixture
def ticket(make_ticket: Callable[..., Ticket]) -> Ticket:
    return make_ticket(fault=True, name="单玉峰", description="空调不制冷，异响")


@pytest.fixture
def order(ticket: Ticket, tech: Technician, supervisor: User, at: datetime) -> WorkOrder:
    return make_order(ticket, tech, by=supervisor, at=at)


def printed(kind: str, ticket: Ticket, order: WorkOrder | None, by: User, at: datetime) -> bytes:
    return form_pdf(issue(kind=kind, ticket=ticket, order=order, by=by, at=at))


@pytest.mark.requirement("RPT-16")
def test_fourteen_form_types_have_a_series_per_year(
    ticket: Ticket, order: WorkOrder, desk: User, at: datetime
) -> None:
    later = at + timedelta(days=366)
    numbers = {
        kind: [
            issue(kind=kind, ticket=ticket, order=order, by=desk, at=at).number,
            issue(kind=kind, ticket=ticket, order=None, by=desk, at=at).number,
        ]
        for kind in PaperKind.values
    }
    assert numbers == {kind: [f"{SERIES[kind]}-2026-00000{n}" for n in (1, 2)] for kind in PaperKind.values}
    assert (len(numbers), len(set(SERIES.values()))) == (14, 14)
    other = make_any(ticket.region, by=desk, at=at, phone="13900001111")
    first = [issue(kind=kind, ticket=other, order=None, by=desk, at=later).number for kind in numbers]
    assert first == [f"{SERIES[kind]}-2027-000001" for kind in numbers]


@pytest.mark.parametrize("kind", PaperKind.values)
def test_every_form_prints_whole_on_a4(
    kind: str, ticket: Ticket, order: WorkOrder, desk: User, at: datetime
) -> None:
    content = printed(kind, ticket, order, desk, at)
    words = text_of(content)
    assert {size_of(page) for page in pages_of(content)} == {A4}
    assert (str(PaperKind(kind).label) in words, f"{SERIES[kind]}-2026-000001" in words) == (True, True)
    assert (set(fonts_of(content).values()), beyond_the_edge(content)) == ({True}, [])
    assert ("单玉峰" in words or kind == PaperKind.FEEDBACK_FORM, "None" in words) == (True, False)


def test_a_work_order_tells_the_job(ticket: Ticket, order: WorkOrder, desk: User, at: datetime) -> None:
    words = text_of(printed(PaperKind.DISPATCH_ORDER, ticket, order, desk, at))
    assert [part in words for part in (order.number, ticket.number, "张强", "空调不制冷，异响", MASKED)] == [
        True
    ] * 5
    assert PHONE not in words


def test_what_is_not_known_is_left_to_fill_in(ticket: Ticket, desk: User, at: datetime) -> None:
    paper = issue(kind=PaperKind.DISPATCH_ORDER, ticket=ticket, order=None, by=desk, at=at)
    words = text_of(form_pdf(paper))
    assert ("技师" in words, "张强" in words, "✓" in words) == (True, False, False)


def test_the_same_form_again_keeps_its_number(
    ticket: Ticket, order: WorkOrder, desk: User, at: datetime
) -> None:
    first = issue(kind=PaperKind.SERVICE_REPORT, ticket=ticket, order=order, by=desk, at=at)
    again = issue(kind=PaperKind.SERVICE_REPORT, ticket=ticket, order=order, by=desk, at=at)
    assert (first.pk, FormPaper.objects.count()) == (again.pk, 1)
    assert Event.objects.filter(name="ticket.paper_issued").count() == 1


def test_a_signature_given_on_the_phone_is_printed(order: WorkOrder, desk: User, at: datetime) -> None:
    signed = sign(order, at)
    content = printed(PaperKind.SERVICE_REPORT, signed.ticket, signed, desk, at)
    assert sum(len(page.images) for page in pages_of(content)) == 1


def test_the_ticket_prints_with_its_history(ticket: Ticket, order: WorkOrder) -> None:
    content = ticket_pdf(ticket)
    words = text_of(content)
    assert [part in words for part in (ticket.number, order.number, MASKED, "经过", "李晓敏")] == [True] * 5
    assert beyond_the_edge(content) == []


@pytest.mark.requirement("RPT-14")
def test_each_complaint_prints_one_form_of_eight_blocks(
    east: Unit, desk: User, supervisor: User, at: datetime
) -> None:
    headings = [
        "客户",
        "投诉事项",
        "客户诉求",
        "调查核实",
        "责任部门意见",
        "处理决定",
        "客户答复",
        "经办人签字",
    ]
    for number in range(5):
        ticket = make_any(east, by=desk, at=at, phone=f"1390000111{number}", **COMPLAINT)
        words = text_of(complaint_pdf(ticket.complaint))
        assert len(blocks(Facts(ticket), ticket.complaint)) == 8
        assert [heading in words for heading in headings] == [True] * 8
        assert (ticket.number in words, "客户投诉处理表" in words) == (True, True)


def test_printing_through_the_page(ticket: Ticket, order: WorkOrder, desk: User, signed_in: SignIn) -> None:
    browser = signed_in(desk)
    address = f"/tickets/{ticket.number}/papers/"
    answer = browser.post(address, {"kind": "service_report", "order": order.number})
    assert answer.url == "/papers/FBG-2026-000001/" or answer.url.startswith("/papers/FBG-")
    shown = browser.get(answer.url)
    assert (shown["Content-Type"], shown["Cache-Control"]) == ("application/pdf", "private, no-store")
    assert answer.url.split("/")[2] in browser.get(f"/tickets/{ticket.number}/").content.decode()


def test_whole_values_need_a_reason_and_the_right(
    ticket: Ticket, supervisor: User, administrator: User, signed_in: SignIn
) -> None:
    address, asked = f"/tickets/{ticket.number}/papers/", {"kind": "ticket", "reason": "上门路线"}
    refused = signed_in(administrator).post(address, asked)
    assert (refused.status_code, Disclosure.objects.count()) == (403, 0)
    answer = signed_in(supervisor).post(address, asked)
    assert (PHONE in text_of(answer.content), "人民路186号" in text_of(answer.content)) == (True, True)
    kept = Disclosure.objects.filter(user=supervisor, reason="上门路线")
    assert sorted(kept.values_list("field", flat=True)) == ["address", "phone"]


def test_without_a_reason_they_are_masked(ticket: Ticket, supervisor: User, signed_in: SignIn) -> None:
    words = text_of(signed_in(supervisor).get(f"/tickets/{ticket.number}/print/").content)
    assert (PHONE in words, "人民路186号" in words, Disclosure.objects.count()) == (False, False, 0)


def test_an_unknown_kind_is_said_and_issues_nothing(ticket: Ticket, desk: User, signed_in: SignIn) -> None:
    answer = signed_in(desk).post(f"/tickets/{ticket.number}/papers/", {"kind": "passport"})
    assert (answer.status_code, FormPaper.objects.count()) == (422, 0)


def test_strangers_print_nothing(
    ticket: Ticket, order: WorkOrder, desk: User, stranger: User, at: datetime, signed_in: SignIn
) -> None:
    paper = issue(kind=PaperKind.SATISFACTION, ticket=ticket, order=order, by=desk, at=at)
    browser = signed_in(stranger)
    number = ticket.number
    got = [
        browser.get(path).status_code for path in (f"/papers/{paper.number}/", f"/tickets/{number}/print/")
    ]
    posted: Any = browser.post(f"/tickets/{number}/papers/", {"kind": "ticket"})
    assert (got, posted.status_code, FormPaper.objects.count()) == ([404, 404], 404, 1)


def test_a_ticket_without_complaint_has_no_complaint_form(
    ticket: Ticket, desk: User, signed_in: SignIn
) -> None:
    assert signed_in(desk).get(f"/tickets/{ticket.number}/complaint-form/").status_code == 404
