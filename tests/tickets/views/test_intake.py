"""The desk's screens: three intents, saving, refusing, telling the customer."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from customers.models import Customer
from org.models import Approval, Unit, User
from tests.factories.tickets import make_ticket
from tickets.enums import Status
from tickets.models import Acknowledgement, Ticket

SignIn = Callable[..., Client]
Type = Callable[..., dict[str, Any]]
BOOKING, COMPLAINT, CONSULTATION = "/intake/booking/", "/intake/complaint/", "/intake/consultation/"


@pytest.mark.requirement("INT-16")
def test_start_page_offers_exactly_three_intents_each_with_its_form(hotline: Client) -> None:
    page = hotline.get("/intake/").content.decode()
    links = re.findall(r'<a class="card intent" href="([^"]+)"', page)
    assert links == [CONSULTATION, BOOKING, COMPLAINT]
    forms = [hotline.get(link).context["form"] for link in links]
    assert [form.intent for form in forms] == ["consultation", "booking", "complaint"]
    assert len({tuple(form.fields) for form in forms}) == 3


def test_caller_of_the_phone_system_goes_with_the_choice(hotline: Client) -> None:
    page = hotline.get("/intake/?caller=13812345678").content.decode()
    assert f'href="{BOOKING}?caller=13812345678"' in page


def test_unknown_intent_is_404(hotline: Client) -> None:
    assert [
        hotline.get("/intake/gossip/").status_code,
        hotline.post("/intake/gossip/promises/").status_code,
    ] == [
        404,
        404,
    ]


def test_saving_registers_and_tells_what_to_say(
    hotline: Client, typed: Type, supervisor: User, at: datetime
) -> None:
    answer = hotline.post(BOOKING, typed(), follow=True)
    ticket = Ticket.objects.get()
    assert (ticket.status, ticket.typed_by.username) == (Status.AWAITING_APPROVAL, "desk")
    assert answer.redirect_chain == [(f"{BOOKING}?done={ticket.number}", 302)]
    page = answer.content.decode()
    assert f"您的工单号是 {ticket.number}，主管审批后安排上门，客服会先与您电话联系，" in page
    assert "已登记工单" in page


@pytest.mark.requirement("INT-06")
@pytest.mark.parametrize(
    ("address", "more"),
    [(BOOKING, {}), (COMPLAINT, {"complaint_class": "other"}), (CONSULTATION, {"service_type": None})],
)
def test_every_screen_gives_an_acknowledgement(
    hotline: Client, typed: Type, at: datetime, address: str, more: dict[str, Any]
) -> None:
    hotline.post(address, typed(**more))
    told = Acknowledgement.objects.get()
    assert (told.number, bool(told.next_step), told.latest_at > at) == (
        Ticket.objects.get().number,
        True,
        True,
    )


@pytest.mark.requirement("INT-05")
@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("phone", ""),
        ("phone", "12"),
        ("name", ""),
        ("description", ""),
        ("dissatisfied", None),
        ("region", ""),
    ],
)
def test_what_is_missing_is_named_beside_its_field(
    hotline: Client, typed: Type, field: str, value: str | None
) -> None:
    page = hotline.post(BOOKING, typed(**{field: value}))
    assert (page.status_code, list(page.context["form"].errors)) == (422, [field])
    assert (Ticket.objects.count(), Customer.objects.count()) == (0, 0)


def test_a_refused_form_keeps_what_was_typed(hotline: Client, typed: Type) -> None:
    page = hotline.post(BOOKING, typed(phone="12", description="水管爆裂")).content.decode()
    assert "水管爆裂</textarea>" in page
    assert 'value="上海市浦东新区张杨路1587号"' in page
    assert "请填写可回拨的电话号码。" in page
    assert page.count("错误：") >= 2  # in the page's title and beside the field


@pytest.mark.requirement("INT-17")
@pytest.mark.parametrize("types", [[], ["repair", "training"], ["complaint"]])
def test_none_or_two_main_types_cannot_be_saved(hotline: Client, typed: Type, types: list[str]) -> None:
    body = typed(service_type=",".join(types))
    page = hotline.post(BOOKING, body)
    assert (page.status_code, list(page.context["form"].errors)) == (422, ["service_type"])
    assert Ticket.objects.count() == 0


@pytest.mark.requirement("INT-10")
def test_solved_on_the_phone_closes_without_dispatch(hotline: Client, typed: Type, at: datetime) -> None:
    hotline.post(CONSULTATION, typed(service_type=None, do="solved", resolution="重启后恢复"))
    ticket = Ticket.objects.get()
    assert (ticket.status, ticket.closed_at) == (Status.PHONE_RESOLVED, at)
    assert Approval.objects.count() == 0
    assert [note.text for note in ticket.notes.all()] == ["重启后恢复"]


@pytest.mark.requirement("INT-11")
def test_not_solved_is_pending_with_an_owner(hotline: Client, typed: Type, supervisor: User) -> None:
    hotline.post(BOOKING, typed())
    ticket = Ticket.objects.get()
    assert (ticket.owner, ticket.closed_at) == (supervisor, None)


@pytest.mark.requirement("CMP-01")
def test_dissatisfied_is_stored_as_a_complaint(hotline: Client, typed: Type) -> None:
    hotline.post(CONSULTATION, typed(service_type=None, dissatisfied="yes"))
    assert Ticket.objects.get().complaint.stage == "verifying"


def test_only_the_supervisor_is_asked_for_an_override(
    hotline: Client, supervisor: User, signed_in: SignIn, typed: Type
) -> None:
    assert "override_reason" not in hotline.get(CONSULTATION).context["form"].fields
    body = typed(service_type=None, dissatisfied="yes", override_reason="只是询问进度")
    signed_in(supervisor).post(CONSULTATION, body)
    assert Ticket.objects.get().intent == "consultation"


def test_a_hotline_s_smuggled_override_is_ignored(hotline: Client, typed: Type) -> None:
    hotline.post(CONSULTATION, typed(service_type=None, dissatisfied="yes", override_reason="只是询问"))
    assert Ticket.objects.get().intent == "complaint"


def test_sending_the_form_twice_makes_one_ticket(hotline: Client, typed: Type) -> None:
    body = typed()
    addresses = [hotline.post(BOOKING, body).url for _ in range(2)]
    assert (len(set(addresses)), Ticket.objects.count()) == (1, 1)


def test_a_used_key_with_other_words_is_told_and_gets_a_new_key(hotline: Client, typed: Type) -> None:
    body = typed()
    hotline.post(BOOKING, body)
    page = hotline.post(BOOKING, body | {"description": "另一件事"})
    assert (page.status_code, Ticket.objects.count()) == (409, 1)
    assert "这张表单已经登记过工单。" in page.content.decode()
    again = body | {"description": "另一件事", "key": page.context["form"]["key"].value()}
    assert hotline.post(BOOKING, again).status_code == 302
    assert Ticket.objects.count() == 2


def test_late_typed_call_keeps_its_time(hotline: Client, typed: Type, at: datetime) -> None:
    hotline.post(BOOKING, typed(received_at="2026-03-10T09:15"))
    assert Ticket.objects.get().registered_at == at - timedelta(hours=2, minutes=45)


def test_future_call_is_refused(hotline: Client, typed: Type) -> None:
    page = hotline.post(BOOKING, typed(received_at="2026-03-10T12:01"))
    assert (page.status_code, list(page.context["form"].errors)) == (422, ["received_at"])


def test_mail_solved_too_late_asks_for_the_reason(hotline: Client, typed: Type) -> None:
    body = typed(channel="email", received_at="2026-03-08T09:00", do="solved")
    page = hotline.post(BOOKING, body)
    assert (page.status_code, Ticket.objects.count()) == (422, 0)
    assert "「答复」时限已超时，请先填写超时原因。" in page.content.decode()
    assert hotline.post(BOOKING, body | {"breach_reason": "staff"}).status_code == 302


def test_a_technician_does_not_take_in_requests(technician: User, signed_in: SignIn, typed: Type) -> None:
    browser = signed_in(technician)
    answers = [browser.get("/intake/"), browser.get(BOOKING), browser.post(BOOKING, typed())]
    answers += [browser.post("/intake/card/"), browser.post(f"{BOOKING}promises/")]
    assert [answer.status_code for answer in answers] == [403] * 5
    assert Ticket.objects.count() == 0


def test_regions_of_others_are_not_offered_nor_taken(
    supervisor: User, south: Unit, signed_in: SignIn, typed: Type
) -> None:
    browser = signed_in(supervisor)
    offered = browser.get(BOOKING).context["form"].fields["region"].queryset
    assert [unit.name for unit in offered] == ["华东"]
    page = browser.post(BOOKING, typed(region=south.pk))
    assert (page.status_code, list(page.context["form"].errors)) == (422, ["region"])
    assert Ticket.objects.count() == 0


def test_own_region_is_chosen_already(supervisor: User, east: Unit, signed_in: SignIn) -> None:
    assert signed_in(supervisor).get(BOOKING).context["form"]["region"].value() == east.pk


def test_project_desk_starts_with_its_project(
    shanghai_desk: User, shanghai: Unit, east: Unit, signed_in: SignIn, typed: Type
) -> None:
    browser = signed_in(shanghai_desk)
    form = browser.get(BOOKING).context["form"]
    assert (form["region"].value(), form["project"].value()) == (east.pk, shanghai.pk)
    browser.post(BOOKING, typed(project=shanghai.pk))
    assert Ticket.objects.get().project == shanghai


def test_project_desk_without_its_project_is_refused_with_words(
    shanghai_desk: User, signed_in: SignIn, typed: Type
) -> None:
    page = signed_in(shanghai_desk).post(BOOKING, typed())
    assert (page.status_code, Ticket.objects.count()) == (403, 0)
    assert "您不能为该单位登记工单。" in page.content.decode()
    assert "空调制冷效果差</textarea>" in page.content.decode()


def test_project_alone_brings_its_region(hotline: Client, typed: Type, shanghai: Unit, east: Unit) -> None:
    hotline.post(BOOKING, typed(region="", project=shanghai.pk))
    ticket = Ticket.objects.get()
    assert (ticket.region, ticket.project) == (east, shanghai)


def test_a_post_without_the_token_is_refused(desk: User, signed_in: SignIn, typed: Type) -> None:
    answer = signed_in(desk, enforce_csrf=True).post(BOOKING, typed())
    assert (answer.status_code, Ticket.objects.count()) == (403, 0)


def test_markup_stays_text(hotline: Client, typed: Type) -> None:
    answer = hotline.post(BOOKING, typed(description="<b>坏了</b>", phone="12"))
    assert "&lt;b&gt;坏了&lt;/b&gt;" in answer.content.decode()


def test_the_form_keeps_its_query_budget(
    hotline: Client, east: Unit, at: datetime, django_assert_max_num_queries: Any
) -> None:
    make_ticket(east, at=at, address="上海市中山路1号", serial="AC-1", model_code="AC")
    with django_assert_max_num_queries(25):
        hotline.get(f"{BOOKING}?caller=13812345678")


def test_saving_keeps_its_query_budget(
    hotline: Client, typed: Type, east: Unit, at: datetime, django_assert_max_num_queries: Any
) -> None:
    make_ticket(east, at=at)
    with django_assert_max_num_queries(35):
        hotline.post(BOOKING, typed(phone="13900000001"))
    assert Ticket.objects.count() == 2
