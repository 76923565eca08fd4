"""The page of a complaint, the lists beside it, the region's dashboard and the handover checklists."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from core.doors import REGION_DUTIES
from deadlines.models import Todo
from notifications.models import Message
from org.enums import Department, Post
from org.models import Unit, User
from tests.factories.org import appoint, make_user
from tests.factories.tickets import COMPLAINT, make_ticket, proposed
from tickets.models import CustomerMessage, HandoverCheck, Ticket
from tickets.operations import complaints, media
from tickets.operations.customer_messages import tell_customer

SignIn = Callable[..., Client]


@pytest.mark.requirement("CMP-23")
def test_the_page_shows_the_goal_and_both_attitudes(
    complaint: Ticket, supervisor: User, signed_in: SignIn
) -> None:
    page = signed_in(supervisor).get(f"/tickets/{complaint.number}/complaint/").content.decode()
    assert [words in page for words in ("提升总体满意度", "耐心诚恳", "全心全意")] == [True] * 3


def test_a_ticket_without_complaint_has_no_such_page(hotline: Client, booking: Ticket) -> None:
    assert hotline.get(f"/tickets/{booking.number}/complaint/").status_code == 404


def test_strangers_do_not_find_it(complaint: Ticket, stranger: User, signed_in: SignIn) -> None:
    assert signed_in(stranger).get(f"/tickets/{complaint.number}/complaint/").status_code == 404


def test_phones_stay_masked(complaint: Ticket, supervisor: User, signed_in: SignIn) -> None:
    page = signed_in(supervisor).get(f"/tickets/{complaint.number}/complaint/").content.decode()
    assert ("138****5678" in page, "13812345678" in page) == (True, False)


@pytest.mark.parametrize("facts", [1, 3])
def test_the_page_asks_a_fixed_number_of_queries(
    facts: int,
    complaint: Ticket,
    supervisor: User,
    signed_in: SignIn,
    at: datetime,
    django_assert_max_num_queries: Any,
) -> None:
    from tickets.operations.facts import add_fact  # noqa: PLC0415

    for number in range(facts):
        add_fact(ticket=complaint, source="site", text=f"事实 {number}", by=supervisor, at=at)
    browser = signed_in(supervisor)
    with django_assert_max_num_queries(32):
        browser.get(f"/tickets/{complaint.number}/complaint/")


def test_a_refused_verification_keeps_what_was_typed(
    complaint: Ticket, supervisor: User, signed_in: SignIn, at: datetime
) -> None:
    complaints.classify(ticket=complaint, severity="general", by=supervisor, at=at)
    body = {"founded": "yes", "note": "看过录像", "department": "sales", "demand": "退款", "evidence": "录像"}
    typed = {f"verification-{name}": value for name, value in body.items()}
    page = signed_in(supervisor).post(f"/tickets/{complaint.number}/verification/", typed)
    text = page.content.decode()
    assert (page.status_code, "请先主动联系客户并记录" in text, "看过录像</textarea>" in text) == (
        409,
        True,
        True,
    )


def test_with_media_the_supervisor_is_not_offered_statements(
    complaint: Ticket, supervisor: User, signed_in: SignIn, at: datetime
) -> None:
    media.flag_media(ticket=complaint, note="记者来电", by=supervisor, at=at)
    page = signed_in(supervisor).get(f"/tickets/{complaint.number}/complaint/")
    assert "statement" not in [action.slug for action, _form in page.context["actions"]]
    body = {"statement-audience": "media", "statement-text": "我方无责"}
    assert signed_in(supervisor).post(f"/tickets/{complaint.number}/statement/", body).status_code == 403


@pytest.mark.parametrize("which", ["open", "overdue", "unhandled", "general", "major", "media", "closed"])
def test_each_list_opens(which: str, complaint: Ticket, supervisor: User, signed_in: SignIn) -> None:
    page = signed_in(supervisor).get(f"/complaints/?which={which}")
    listed = which in ("open", "unhandled")
    assert (page.status_code, complaint.number in page.content.decode()) == (200, listed)


def test_lists_hold_the_own_units_only(complaint: Ticket, stranger: User, signed_in: SignIn) -> None:
    assert complaint.number not in signed_in(stranger).get("/complaints/").content.decode()


def test_technicians_have_no_lists(technician: User, signed_in: SignIn) -> None:
    pages = ["/complaints/", "/complaints/archive/", "/complaints/departments/", "/region/", "/prevention/"]
    assert {signed_in(technician).get(page).status_code for page in pages} == {403}


def test_scores_are_shown_by_month(
    complaint: Ticket, desk: User, supervisor: User, signed_in: SignIn, at: datetime
) -> None:
    proposed(complaint, severity="general", by=desk, at=at)
    complaints.confirm_closure(ticket=complaint, by=supervisor, at=at, department_score=3)
    assert "3.00" in signed_in(supervisor).get("/complaints/departments/?month=2026-03").content.decode()
    assert "3.00" not in signed_in(supervisor).get("/complaints/departments/?month=2026-02").content.decode()


@pytest.mark.requirement("ORG-03")
def test_each_of_the_seven_duties_is_reached_from_the_dashboard(head: User, signed_in: SignIn) -> None:
    browser = signed_in(head)
    page = browser.get("/region/")
    links = [duty["url"] for duty in page.context["duties"]]
    assert [duty.code for duty in REGION_DUTIES] == [
        "risk", "general", "major", "departments", "rectification", "archive", "surveys",
    ]  # fmt: skip
    assert [browser.get(link).status_code for link in links] == [200] * 7
    assert [f'href="{link}"' in page.content.decode() for link in links] == [True] * 7


@pytest.mark.requirement("CMP-22")
def test_a_handover_day_gives_four_checklists_due_before_it(
    shanghai: Unit, supervisor: User, signed_in: SignIn
) -> None:
    browser = signed_in(supervisor)
    browser.post(f"/prevention/{shanghai.pk}/", {"day": "2026-09-30"})
    found = list(HandoverCheck.objects.values_list("code", "due_on"))
    assert [code for code, _due in found] == ["early_warning", "survey", "risk_notice", "property_channels"]
    assert [due < date(2026, 9, 30) for _code, due in found] == [True] * 4
    page = browser.get(f"/prevention/{shanghai.pk}/").content.decode()
    assert [title in page for title in ("交楼前摸底", "重大投诉预警机制")] == [True, True]


def test_a_moved_day_moves_open_checklists_only(shanghai: Unit, supervisor: User, signed_in: SignIn) -> None:
    browser = signed_in(supervisor)
    browser.post(f"/prevention/{shanghai.pk}/", {"day": "2026-09-30"})
    first = HandoverCheck.objects.earliest("due_on")
    browser.post(f"/prevention/checks/{first.pk}/", {"findings": "已明确联系人"})
    browser.post(f"/prevention/{shanghai.pk}/", {"day": "2026-10-30"})
    first.refresh_from_db()
    assert (first.due_on, first.done_by) == (date(2026, 7, 2), supervisor)
    assert HandoverCheck.objects.filter(done_at=None).earliest("due_on").due_on == date(2026, 8, 31)


def test_a_past_day_is_422(shanghai: Unit, supervisor: User, signed_in: SignIn) -> None:
    page = signed_in(supervisor).post(f"/prevention/{shanghai.pk}/", {"day": "2026-03-10"})
    assert (page.status_code, HandoverCheck.objects.count()) == (422, 0)


@pytest.fixture
def liaison(east: Unit) -> User:
    return appoint(make_user("logistics", "邵军"), east, Post.LIAISON, department=Department.LOGISTICS)


@pytest.fixture
def task(complaint: Ticket, east: Unit, supervisor: User, signed_in: SignIn) -> Todo:
    """A task of logistics about the complaint."""
    body = {
        "kind": "cooperation",
        "responsible_department": "logistics",
        "unit": east.pk,
        "title": "补发外箱",
    }
    signed_in(supervisor).post(f"/tasks/new/?stream={complaint.pk}", body)
    return Todo.objects.get(kind="cooperation")


@pytest.fixture
def accepted(task: Todo, liaison: User, signed_in: SignIn) -> Todo:
    signed_in(liaison).post(f"/tasks/{task.pk}/acceptance/")
    return task


@pytest.mark.requirement("ORG-16")
def test_what_another_department_writes_to_the_customer_stands_on_the_ticket(
    accepted: Todo, complaint: Ticket, liaison: User, hotline: Client, signed_in: SignIn
) -> None:
    body = {"channel": "sms", "text": "外箱明天补发"}
    signed_in(liaison).post(f"/tasks/{accepted.pk}/customer-message/", body)
    sent = Message.objects.get(channel="sms", recipient=None, cause__contains=":customer:")
    assert (sent.address, sent.body) == ("13812345678", "外箱明天补发")
    page = hotline.get(f"/tickets/{complaint.number}/").content.decode()
    assert ("物流部门发给客户（短信）" in page, "外箱明天补发" in page) == (True, True)


@pytest.mark.requirement("ORG-16")
def test_what_the_system_tells_the_customer_stands_there_too(
    booking: Ticket, desk: User, hotline: Client, at: datetime
) -> None:
    for _repeat in range(2):
        tell_customer(ticket=booking, cause="test", subject="提醒", words="师傅已出发。", at=at)
    assert [row.text for row in CustomerMessage.objects.filter(ticket=booking)] == ["师傅已出发。"]
    assert "师傅已出发。" in hotline.get(f"/tickets/{booking.number}/").content.decode()


def test_before_accepting_a_department_does_not_write(task: Todo, liaison: User, signed_in: SignIn) -> None:
    answer = signed_in(liaison).post(f"/tasks/{task.pk}/customer-message/", {"channel": "sms", "text": "x"})
    assert (answer.status_code, CustomerMessage.objects.filter(department="logistics").count()) == (403, 0)


def test_a_project_that_is_not_live_takes_no_tickets(
    east: Unit, shanghai: Unit, desk: User, at: datetime
) -> None:
    from tickets.operations.errors import IntakeRefused  # noqa: PLC0415

    Unit.objects.filter(pk=shanghai.pk).update(live_since=None)
    shanghai.refresh_from_db()
    with pytest.raises(IntakeRefused) as caught:
        make_ticket(east, project=shanghai, by=desk, at=at + timedelta(0), **COMPLAINT)
    assert caught.value.errors == {"project": "该项目尚未上线，不能登记工单。"}
