"""The pages of visits, plans, messages and surveys: who may, what is kept, what is refused."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from core.clock import local, local_day, now
from customers.models import Disclosure
from followups.enums import CallState, InterviewState, SlipState, VisitState
from followups.models import Call, Delivery, Interview, Plan, Slip, Survey, Tracing, UsageMailing, Visit
from followups.operations import interviews, surveys
from org.models import Unit, User
from tests.factories.customers import make_customer
from tests.factories.followups import (
    make_caller,
    make_delivery,
    make_installed,
    make_population,
    make_slip,
    make_visit,
)
from tests.factories.packs import default_packs
from tests.factories.tickets import COMPLAINT, make_ticket

SignIn = Callable[[User], Client]
PNG = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
MANAGED = ("mailings", "new_mailing", "new_plan")
CALLED = (
    "due",
    "later",
    "done",
    "schedule",
    "deliveries",
    "new_delivery",
    "week",
    "new_visit",
    "slips",
    "plans",
)


@pytest.fixture(autouse=True)
def packs(db: None) -> None:
    default_packs()


@pytest.fixture
def clerk(east: Unit) -> User:
    return make_caller(east)


def page(name: str, *args: Any) -> str:
    return reverse(f"followups:{name}", args=args)


@pytest.mark.parametrize("name", [*CALLED, "surveys", "reply"])
def test_callers_open_every_room(name: str, clerk: User, signed_in: SignIn) -> None:
    assert signed_in(clerk).get(page(name)).status_code == 200


@pytest.mark.parametrize("name", [*CALLED, *MANAGED, "surveys", "reply", "new_survey"])
def test_technicians_open_none(name: str, technician: User, signed_in: SignIn) -> None:
    assert signed_in(technician).get(page(name)).status_code == 403


@pytest.mark.parametrize("name", MANAGED)
def test_leading_is_for_supervisors(name: str, clerk: User, supervisor: User, signed_in: SignIn) -> None:
    assert signed_in(clerk).get(page(name)).status_code == 403
    assert signed_in(supervisor).get(page(name)).status_code == 200


def test_a_delivery_is_registered_with_its_call(east: Unit, clerk: User, signed_in: SignIn) -> None:
    customer = make_customer(east)
    given = {"customer": customer.pk, "goods": "衣柜", "delivered_on": local_day(now()).isoformat()}
    answer = signed_in(clerk).post(page("new_delivery"), given)
    assert answer.url == page("delivery", Delivery.objects.get().number)
    assert Call.objects.get().state == CallState.OPEN


def test_a_delivery_without_goods_keeps_what_was_typed(east: Unit, clerk: User, signed_in: SignIn) -> None:
    answer = signed_in(clerk).post(page("new_delivery"), {"order_number": "D-7"})
    assert (answer.status_code, answer.context["form"]["order_number"].value()) == (422, "D-7")
    assert not Delivery.objects.exists()


def test_an_unhappy_delivery_becomes_a_complaint(east: Unit, clerk: User, signed_in: SignIn) -> None:
    at = now()
    call = make_delivery(east, delivered_on=local_day(at), at=at).calls.get()
    given = {"satisfaction": "dissatisfied", "opinion": "门板有划痕", "then": "complaint"}
    answer = signed_in(clerk).post(page("answer", call.pk), given)
    call.refresh_from_db()
    assert (answer.status_code, call.led_to.description) == (302, "门板有划痕")


def test_five_fields_of_six_are_422_and_kept(east: Unit, clerk: User, signed_in: SignIn) -> None:
    call = make_installed(east, now()).calls.get()
    given = {"name": "王建国", "phone": "13812345678", "contract_number": "HT-1", "satisfaction": "satisfied"}
    answer = signed_in(clerk).post(page("answer", call.pk), given | {"evaluation": "好"})
    call.refresh_from_db()
    assert (answer.status_code, call.state) == (422, CallState.OPEN)
    assert answer.context["form"]["contract_number"].value() == "HT-1"


def test_a_call_already_made_is_409(east: Unit, clerk: User, signed_in: SignIn) -> None:
    at = now()
    call = make_delivery(east, delivered_on=local_day(at), at=at).calls.get()
    client, given = signed_in(clerk), {"satisfaction": "satisfied", "then": "again"}
    assert client.post(page("answer", call.pk), given).status_code == 302
    assert client.post(page("answer", call.pk), given).status_code == 409


def test_contacted_by_another_is_told_on_the_form(
    east: Unit, clerk: User, supervisor: User, signed_in: SignIn
) -> None:
    at, given = now(), {"satisfaction": "satisfied", "then": "again"}
    first = make_delivery(east, delivered_on=local_day(at), at=at).calls.get()
    second = make_delivery(east, delivered_on=local_day(at), at=at).calls.get()
    signed_in(clerk).post(page("answer", first.pk), given)
    answer = signed_in(supervisor).post(page("answer", second.pk), given)
    assert (answer.status_code, "今天已联系过" in answer.content.decode()) == (422, True)


def test_the_next_topic_of_the_same_customer_follows(east: Unit, clerk: User, signed_in: SignIn) -> None:
    at, given = now(), {"satisfaction": "satisfied", "then": "again"}
    first = make_delivery(east, delivered_on=local_day(at), at=at).calls.get()
    second = make_delivery(east, delivered_on=local_day(at), at=at).calls.get()
    assert signed_in(clerk).post(page("answer", first.pk), given).url == page("call", second.pk)


def test_filters_narrow_the_list(east: Unit, clerk: User, signed_in: SignIn) -> None:
    at = now()
    make_delivery(east, delivered_on=local_day(at), at=at)
    client = signed_in(clerk)
    assert len(client.get(page("due"), {"kind": "delivery"}).context["page"].items) == 1
    assert client.get(page("due"), {"kind": "regular"}).context["page"].items == []
    assert client.get(page("due"), {"mine": "1"}).context["page"].items == []


def test_a_visit_is_booked_with_a_customer(east: Unit, clerk: User, signed_in: SignIn) -> None:
    given = {"customer": make_customer(east).pk, "visitor": clerk.pk, "booked_for": "2099-03-10T10:00"}
    answer = signed_in(clerk).post(page("new_visit"), given)
    visit = Visit.objects.get()
    assert (answer.url, visit.region, visit.visitor) == (page("visit", visit.number), east, clerk)


def test_a_visit_is_noted_and_signed_on_its_page(east: Unit, clerk: User, signed_in: SignIn) -> None:
    at = now()
    visit = make_visit(east, clerk, booked_for=at, at=at)
    topics = dict.fromkeys(("installation", "design", "explanation"), "meets")
    signed = {"filled_in": "满意", "signer": "王建国", "signature": PNG, "signature_strokes": "[]"}
    answer = signed_in(clerk).post(page("seen", visit.number), topics | signed)
    assert (answer.status_code, Visit.objects.get().state) == (302, VisitState.DONE)


def test_a_signature_without_name_is_refused(east: Unit, clerk: User, signed_in: SignIn) -> None:
    at = now()
    visit = make_visit(east, clerk, booked_for=at, at=at)
    given = {"heard": "柜门紧", "signature": PNG, "signature_strokes": "[]"}
    answer = signed_in(clerk).post(page("seen", visit.number), given)
    assert (answer.status_code, answer.context["seen"]["heard"].value()) == (422, "柜门紧")
    assert not Slip.objects.exists()


def test_strangers_see_no_visit(east: Unit, clerk: User, stranger: User, signed_in: SignIn) -> None:
    at = now()
    visit = make_visit(east, clerk, booked_for=at, at=at)
    assert signed_in(stranger).get(page("visit", visit.number)).status_code == 404


def test_the_slip_goes_on_step_by_step(east: Unit, clerk: User, at: datetime, signed_in: SignIn) -> None:
    slip, client = make_slip(east, clerk, at=at), signed_in(clerk)
    number = slip.visit.number
    received = local(slip.visit.returned_at).strftime("%Y-%m-%dT%H:%M:%S")
    assert client.post(page("slip_step", number, "receipt"), {"received_at": received}).status_code == 302
    assert client.post(page("slip_step", number, "service"), {"service": "已做"}).status_code == 422
    client.post(page("slip_step", number, "commitment"), {"commitment": "周五上门"})
    assert Slip.objects.get().state == SlipState.COMMITTED


def test_a_plan_is_made_and_closed_on_its_pages(east: Unit, supervisor: User, signed_in: SignIn) -> None:
    client = signed_in(supervisor)
    made = {"unit": east.pk, "period": "week", "day": "2026-03-10", "goals": "回访"}
    assert client.post(page("new_plan"), made).status_code == 302
    number = Plan.objects.get().number
    assert client.post(page("plan_end", number), {"result": "完成"}).status_code == 422
    closing = {"result": "完成", "evaluation": "5", "summary": "好"}
    assert client.post(page("plan_end", number), closing).status_code == 302
    assert Plan.objects.get().evaluation == 5


def test_a_clerk_closes_no_plan(east: Unit, supervisor: User, clerk: User, signed_in: SignIn) -> None:
    made = {"unit": east.pk, "period": "week", "day": "2026-03-10", "goals": "回访"}
    signed_in(supervisor).post(page("new_plan"), made)
    closing = {"result": "完成", "evaluation": "5", "summary": "好"}
    answer = signed_in(clerk).post(page("plan_end", Plan.objects.get().number), closing)
    assert (answer.status_code, Plan.objects.get().closed_at) == (403, None)


def test_a_mailing_is_for_led_units_only(
    east: Unit, south: Unit, supervisor: User, signed_in: SignIn
) -> None:
    make_installed(south, now())
    answer = signed_in(supervisor).post(page("new_mailing"), {"unit": south.pk, "text": "您好"})
    assert (answer.status_code, UsageMailing.objects.count()) == (422, 0)


def test_a_tracer_is_named(east: Unit, clerk: User, signed_in: SignIn) -> None:
    ticket = make_ticket(east, **COMPLAINT)
    answer = signed_in(clerk).post(page("tracing", ticket.number), {"owner": clerk.pk})
    assert (answer.url, Tracing.objects.get().owner) == (f"/tickets/{ticket.number}/", clerk)


@pytest.fixture
def survey(east: Unit, group_officer: User, at: datetime) -> Survey:
    make_population(east, 6, at=at)
    made = surveys.make_survey(year=2026, half=1, by=group_officer, at=at)
    return surveys.freeze(survey=made, by=group_officer, at=at)


@pytest.fixture
def asked(survey: Survey, desk: User, group_officer: User, at: datetime) -> Interview:
    """An interview of the group's hotline."""
    interviews.spread(survey=survey, surveyors=[desk], by=group_officer, at=at)
    return survey.interviews.first()  # type: ignore[return-value]


def test_the_surveyor_answers_on_the_page(asked: Interview, desk: User, signed_in: SignIn) -> None:
    client = signed_in(desk)
    assert "13" not in client.get(page("interview", asked.pk)).context["number"]
    client.post(page("interview_phone", asked.pk))
    answer = client.post(page("interview_answers", asked.pk), {"overall": "satisfied"})
    asked.refresh_from_db()
    assert (answer.status_code, asked.state) == (302, InterviewState.ANSWERED)
    assert Disclosure.objects.count() == 1


def test_nobody_else_sees_the_interview(asked: Interview, clerk: User, signed_in: SignIn) -> None:
    assert signed_in(clerk).get(page("interview", asked.pk)).status_code == 404


@pytest.mark.parametrize("name", ["freeze", "surveyors", "survey_end"])
def test_regions_do_not_run_the_survey(
    name: str, survey: Survey, supervisor: User, signed_in: SignIn
) -> None:
    assert signed_in(supervisor).post(page(name, survey.number)).status_code == 403


def test_the_result_and_the_frame_are_shown(survey: Survey, supervisor: User, signed_in: SignIn) -> None:
    client = signed_in(supervisor)
    assert client.get(page("survey", survey.number)).context["result"].drawn == 2
    assert len(client.get(page("frame", survey.number)).context["page"].items) == 6


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("name", ["week", "slips", "plans", "deliveries"])
def test_lists_ask_a_fixed_number_of_queries(
    name: str,
    rows: int,
    east: Unit,
    clerk: User,
    at: datetime,
    signed_in: SignIn,
    django_assert_max_num_queries: Any,
) -> None:
    for number in range(rows):
        given = {"phone": f"1390000000{number}", "name": f"客户{number}"}
        make_slip(east, clerk, at=at, **given)
        make_delivery(east, delivered_on=local_day(at), at=at, **given)
    client = signed_in(clerk)
    with django_assert_max_num_queries(16):
        client.get(page(name), {"week": "2026-03-10"})
