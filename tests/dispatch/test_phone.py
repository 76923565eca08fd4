"""The technician's phone through the browser, without scripts."""

import base64
from datetime import timedelta
from uuid import uuid4

import pytest

from core.clock import local
from core.models import Attachment
from dispatch.enums import OrderStatus, Preparation
from dispatch.models import Rating, Signature, WorkOrder
from dispatch.operations.onsite import escalate
from tests.factories.dispatch import (
    finish,
    go_on_site,
    leave,
    make_order,
    make_skill,
    make_technician,
    photo,
    picture,
    plan,
    sign,
)

SATISFIED = {"quality": "satisfied", "attitude": "satisfied", "time": "satisfied"}


@pytest.fixture
def clock(time_machine, at):
    time_machine.move_to(at, tick=False)
    return time_machine


@pytest.fixture
def client(clock, signed_in, technician):
    return signed_in(technician)


@pytest.fixture
def post(client, order):
    def send(step: str, data: dict | None = None):
        answer = client.post(f"/work/{order.number}/{step}/", data or {})
        order.refresh_from_db()
        return answer

    return send


def png() -> str:
    return "data:image/png;base64," + base64.b64encode(picture("PNG")).decode()


def signed(**given) -> dict[str, str]:
    known = {"key": str(uuid4()), "opinion": "满意", "signer": "王建国", "signature": png()}
    return known | SATISFIED | given


def minute(instant) -> str:
    return f"{local(instant):%Y-%m-%dT%H:%M}"


def test_the_day_lists_the_open_job(client, order):
    assert order.number in client.get("/work/").text


def test_the_whole_job_is_done_by_plain_forms(client, post, order, at):
    post("acceptance")
    post("contacts", {"reached": "yes", "agreed_at": minute(at + timedelta(hours=2)), "note": "家中有人"})
    post("ledger-line", {"matter": "空调检修"})
    post("preparation", {"items": Preparation.values})
    post("departure")
    post("arrival")
    post("findings", {"contact_person": "王建国", "findings": "电容鼓包", "proposal": "更换"})
    post("mismatches", {"reported": "不制冷", "actual": "电容坏", "action": "更换"})
    post("photos", {"photos": [photo()]})
    post("repair-file", {"product": "AC-35", "fault": "不制冷", "work": "换电容"})
    post(
        "result",
        {"result": "repaired", "cause_code": "wear", "cause": "老化", "solution": "更换", "parts": "电容"},
    )
    post("closure", signed())
    post("check-out", {"called": "yes"})
    answer = post("record", {"content": "更换电容后正常", "problems": "无"})
    assert (answer.status_code, order.status, order.report.complete) == (302, OrderStatus.RECORDED, True)
    assert order.photos.count() == 1


def test_the_button_says_what_is_missing_and_jumps_there(client, post, order):
    post("acceptance")
    page = client.get(f"/work/{order.number}/")
    assert "出发（还差 6 项）" in page.text
    assert 'class="btn btn-primary" href="#contact"' in page.text


def test_departing_unprepared_is_refused_in_words(post, order):
    post("acceptance")
    answer = post("departure")
    assert (answer.status_code, order.status) == (422, OrderStatus.ACCEPTED)
    assert "先联系客户并登记" in answer.text


def test_a_second_acceptance_is_told(post):
    post("acceptance")
    assert post("acceptance").status_code == 409


def test_a_replayed_closure_is_one_closure(post, order, at):
    finish(order, at)
    body = signed()
    first, again = post("closure", body), post("closure", body)
    assert (first.status_code, again.status_code, Signature.objects.count()) == (302, 302, 1)


def test_another_body_under_the_key_is_told(post, order, at):
    finish(order, at)
    body = signed()
    post("closure", body)
    answer = post("closure", body | {"opinion": "另一句"})
    assert (answer.status_code, Rating.objects.count()) == (409, 1)


def test_an_unsigned_closure_keeps_what_was_typed(post, order, at):
    finish(order, at)
    answer = post("closure", signed(signature="", opinion="师傅很好"))
    assert (answer.status_code, order.status) == (422, OrderStatus.WORK_DONE)
    assert "师傅很好" in answer.text


def test_a_refusal_takes_reason_and_photo(post, order, at):
    finish(order, at)
    body = {"key": str(uuid4()), "refusal_reason": "对收费有异议", "refusal_photo": [photo()]}
    answer = post("closure", body)
    assert (answer.status_code, order.refused, order.status) == (302, True, OrderStatus.SIGNED)


def test_a_picture_that_is_none_is_refused_in_words(post, order, at):
    go_on_site(order, at)
    fake = photo("x.jpg")
    fake.write(b"GIF89a")
    fake.seek(0)
    answer = post("photos", {"photos": [fake]})
    assert (answer.status_code, Attachment.objects.count()) == (422, 0)
    assert "JPG、PNG" in answer.text


def test_the_signature_is_served_to_the_technician_and_to_no_stranger(client, signed_in, stranger, order, at):
    sign(order, at)
    url = f"/files/{order.signature.image.uuid}/"
    mine, theirs = client.get(url), signed_in(stranger).get(url)
    mine.close()
    assert (mine.status_code, theirs.status_code) == (200, 404)


def test_the_live_job_shows_the_plain_phone(client, order):
    assert 'href="tel:13812345678"' in client.get(f"/work/{order.number}/").text


def test_after_recording_the_phone_is_masked(client, post, order, at):
    leave(order, at)
    post("record", {"content": "已更换", "problems": "无"})
    page = client.get(f"/work/{order.number}/").text
    assert ("13812345678" in page, "138****5678" in page) == (False, True)


def test_the_supervisor_reads_the_page_masked_and_without_steps(clock, signed_in, supervisor, order):
    page = signed_in(supervisor).get(f"/work/{order.number}/").text
    assert ("13812345678" in page, "acceptance" in page) == (False, False)


@pytest.mark.parametrize("who", ["stranger", "supervisor", "desk"])
def test_nobody_else_carries_the_job_out(clock, signed_in, request, order, who):
    answer = signed_in(request.getfixturevalue(who)).post(f"/work/{order.number}/acceptance/")
    order.refresh_from_db()
    expected = 404 if who == "stranger" else 403
    assert (answer.status_code, order.status) == (expected, OrderStatus.DISPATCHED)


def test_a_declined_job_is_gone_from_the_phone(client, post, order):
    post("declination", {"reason": "身体不适"})
    assert client.get(f"/work/{order.number}/").status_code == 404
    assert order.number not in client.get("/work/").text.replace("已拒单", "")


def test_the_desk_records_for_the_technician(clock, signed_in, desk, order, at):
    leave(order, at)
    answer = signed_in(desk).post(f"/work/{order.number}/record/", {"content": "已更换", "problems": "无"})
    assert (answer.status_code, WorkOrder.objects.get().recorded_by) == (302, desk)


def test_three_jobs_cost_no_more_queries_than_one(
    client, order, make_ticket, tech, supervisor, at, django_assert_max_num_queries
):
    with django_assert_max_num_queries(20) as one:
        client.get("/work/")
    for day in (1, 2):
        planned = at + timedelta(days=day)
        make_order(make_ticket(fault=True), tech, by=supervisor, at=planned)
    with django_assert_max_num_queries(len(one)):
        assert len(client.get("/work/").context["orders"]) == 3


def test_the_ticket_page_shows_the_order(clock, signed_in, supervisor, order, at):
    sign(order, at)
    page = signed_in(supervisor).get(f"/tickets/{order.ticket.number}/").text
    assert (order.number in page, "RS-2026-000001" in page, str(order.signature.image.uuid) in page) == (
        True,
        True,
        True,
    )


def test_the_head_decides_on_the_ticket_page(clock, signed_in, head, order, at):
    go_on_site(order, at)
    row = escalate(order=order, problem="主板停产", departments="", by=order.technician.user, at=at)
    answer = signed_in(head).post(f"/work/{order.number}/escalations/{row.pk}/plan/", {"plan": "调拨"})
    row.refresh_from_db()
    assert (answer.status_code, row.plan) == (302, "调拨")


def test_another_technician_takes_over_by_the_page(clock, signed_in, supervisor, order, east, at):
    other, planned = make_technician(east, make_skill(), name="李强"), plan(at)
    answer = signed_in(supervisor).post(
        f"/work/{order.number}/reassignment/",
        {
            "technician": other.pk,
            "starts_at": minute(planned.starts_at),
            "ends_at": minute(planned.ends_at),
            "reason": "生病",
        },
    )
    assert (answer.status_code, WorkOrder.objects.live().get().technician) == (302, other)
