"""Tickets for other systems."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from drf_spectacular.generators import SchemaGenerator

from core.models import Submission
from org.models import Unit, User
from org.operations import tokens
from tests.factories.tickets import make_ticket
from tests.races import race
from tickets.models import Ticket

NOW = datetime(2026, 3, 10, 4, 0, tzinfo=UTC)
Call = Callable[..., Any]


@pytest.fixture(autouse=True)
def _frozen() -> Any:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def call(desk: User, east: Unit) -> Call:
    """A client with the desk's token."""
    token = tokens.make(user=desk, name="test", by=desk, at=NOW)

    def call(method: str, path: str = "", body: Any = None, key: Any = None, **query: Any) -> Any:
        headers = {"Authorization": f"Bearer {token}"} | ({"Idempotency-Key": str(key)} if key else {})
        send = getattr(Client(), method)
        more = {"content_type": "application/json"} if method == "post" else {}
        return send(f"/api/v1/tickets/{path}", body if body is not None else query, headers=headers, **more)

    return call


def body(**given: Any) -> dict[str, Any]:
    return {
        "channel": "phone",
        "intent": "complaint",
        "class": "product_quality",
        "received_at": "2026-03-10T11:30:00+08:00",
        "customer": {"name": "王建国", "phone": "138 1234 5678"},
        "region": "华东",
        "description": "冰箱不制冷",
    } | given


def test_created_with_number_acknowledgement_and_clocks(call: Call) -> None:
    answer = call("post", body=body(), key=uuid4())
    told = answer.json()
    assert answer.status_code == 201
    assert (told["number"], told["status"], told["duplicates"]) == ("TK-2026-000001", "registered", [])
    assert told["acknowledgement"] == {
        "number": "TK-2026-000001",
        "next_step": "专人核实情况并与您联系",
        "latest_at": "2026-03-10T12:30:00+08:00",
        "words": "您的工单号是 TK-2026-000001。下一步：专人核实情况并与您联系。最迟时间：3月10日 12:30。",
    }


@pytest.mark.requirement("SLA-33")
def test_clocks_of_a_quality_complaint(call: Call) -> None:
    clocks = call("post", body=body(), key=uuid4()).json()["clocks"]
    assert [(one["kind"], one["n"], one["due"], one["breached"]) for one in clocks] == [
        ("reply", 1, "2026-03-10T12:30:00+08:00", False),
        ("arrive", 1, "2026-03-11T11:30:00+08:00", False),
        ("complete", 1, "2026-03-13T11:30:00+08:00", False),
    ]
    assert clocks[0]["levels"] == {
        "L1": "2026-03-10T12:18:00+08:00",
        "L2": "2026-03-10T12:30:00+08:00",
        "L3": "2026-03-10T13:00:00+08:00",
    }
    assert (clocks[0]["rules"], clocks[0]["rule"]) == (["SLA-01"], "quality_promise v1 · 001-D-3")


def test_same_key_and_body_gives_the_first_answer(call: Call) -> None:
    key = uuid4()
    first, again = (call("post", body=body(), key=key) for _ in range(2))
    assert (again.status_code, again.json()) == (201, first.json())
    assert Ticket.objects.count() == 1


def test_same_key_with_another_body_is_refused(call: Call) -> None:
    key = uuid4()
    call("post", body=body(), key=key)
    assert call("post", body=body(description="另一件事"), key=key).status_code == 422
    assert Ticket.objects.count() == 1


def test_a_refused_body_leaves_its_key_free(call: Call) -> None:
    key = uuid4()
    assert call("post", body=body(channel="pigeon"), key=key).status_code == 400
    assert Submission.objects.count() == 0
    assert call("post", body=body(), key=key).status_code == 201


@pytest.mark.django_db(transaction=True)
def test_one_key_at_the_same_instant_makes_one_ticket(call: Call) -> None:
    key = uuid4()
    answers = race(*(lambda: call("post", body=body(), key=key) for _ in range(4)))
    assert [answer.status_code for answer in answers] == [201] * 4
    assert {answer.json()["number"] for answer in answers} == {Ticket.objects.get().number}


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"channel": "pigeon"}, "channel"),
        ({"intent": "love"}, "intent"),
        ({"class": "weather"}, "class"),
        ({"severity": "huge"}, "severity"),
        ({"urgency": "asap"}, "urgency"),
        ({"service_type": "repair"}, "service_type"),
        ({"service_type": ["repair", "training"]}, "service_type"),
        ({"received_at": "2026-03-10T12:00:01+08:00"}, "received_at"),
        ({"received_at": "2026-03-10T11:00:00"}, "received_at"),
        ({"region": "火星"}, "region"),
        ({"project": "月球"}, "project"),
        ({"category": "nothing"}, "category"),
        ({"customer": {"name": "王", "phone": "12"}}, "customer.phone"),
        ({"customer": {"name": "", "phone": "13812345678"}}, "customer.name"),
        ({"site": {"address": "某路1号", "class": "moon"}}, "site.class"),
        ({"asset": {"bought_on": "2026-02-30"}}, "asset.bought_on"),
        ({"description": ""}, "description"),
        ({"fault": "perhaps"}, "fault"),
        ({"colour": "red"}, "colour"),
        ({"intent": "consultation"}, "class"),
        ({"solved_by_phone": True, "severity": "major"}, "solved_by_phone"),
    ],
)
def test_impossible_facts_are_named(change: dict[str, Any], path: str, call: Call) -> None:
    answer = call("post", body=body(**change), key=uuid4())
    found = answer.json()
    for name in path.split("."):
        found = found[name]
    assert (answer.status_code, len(found)) == (400, 1)
    assert Ticket.objects.count() == 0


@pytest.mark.parametrize("missing", ["channel", "customer", "region", "description"])
def test_missing_fields_are_named(missing: str, call: Call) -> None:
    given = body()
    del given[missing]
    answer = call("post", body=given, key=uuid4())
    assert (answer.status_code, list(answer.json())) == (400, [missing])


def test_bad_key_is_named(call: Call) -> None:
    answer = call("post", body=body(), key="not-a-uuid")
    assert (answer.status_code, list(answer.json())) == (400, ["Idempotency-Key"])


def test_received_at_defaults_to_now(call: Call) -> None:
    given = body()
    del given["received_at"]
    call("post", body=given, key=uuid4())
    assert Ticket.objects.get().registered_at == NOW


def test_solved_on_the_phone(call: Call) -> None:
    answer = call("post", body=body(solved_by_phone=True), key=uuid4()).json()
    assert answer["status"] == "phone_resolved"
    reply = next(one for one in answer["clocks"] if one["kind"] == "reply")
    assert (reply["met_at"], reply["breached"]) == ("2026-03-10T11:30:00+08:00", False)


def test_late_reply_is_breached_by_the_second(call: Call) -> None:
    answer = call("post", body=body(received_at="2026-03-10T10:59:59+08:00"), key=uuid4()).json()
    reply = answer["clocks"][0]
    assert (reply["due"], reply["breached"], reply["late_by_s"]) == ("2026-03-10T11:59:59+08:00", True, 1)


def test_second_call_about_the_asset_is_named(call: Call) -> None:
    first = call("post", body=body(asset={"serial": "BX-1", "model": "BX"}), key=uuid4()).json()
    second = call("post", body=body(asset={"serial": "BX-1", "model": "BX"}), key=uuid4()).json()
    assert [one["number"] for one in second["duplicates"]] == [first["number"]]


def test_region_by_code_and_project_alone(call: Call, shanghai: Unit) -> None:
    call("post", body=body(region="east"), key=uuid4())
    given = body(project="上海")
    del given["region"]
    call("post", body=given, key=uuid4())
    assert [(one.region.code, one.project) for one in Ticket.objects.order_by("pk")] == [
        ("east", None),
        ("east", shanghai),
    ]


def test_without_token_401(east: Unit) -> None:
    answer = Client().post("/api/v1/tickets/", body(), content_type="application/json")
    assert answer.status_code == 401


def test_technician_is_refused_403(technician: User) -> None:
    token = tokens.make(user=technician, name="test", by=technician, at=NOW)
    answer = Client().post(
        "/api/v1/tickets/",
        body(),
        content_type="application/json",
        headers={"Authorization": f"Bearer {token}"},
    )
    assert (answer.status_code, Ticket.objects.count()) == (403, 0)


def test_region_of_others_is_refused_403(supervisor: User, south: Unit) -> None:
    token = tokens.make(user=supervisor, name="test", by=supervisor, at=NOW)
    answer = Client().post(
        "/api/v1/tickets/",
        body(region="华南"),
        content_type="application/json",
        headers={"Authorization": f"Bearer {token}"},
    )
    assert (answer.status_code, Ticket.objects.count()) == (403, 0)


@pytest.mark.requirement("PRV-02")
def test_list_masks_the_phone(call: Call) -> None:
    call("post", body=body(), key=uuid4())
    row = call("get").json()["results"][0]
    assert row["customer"] == {"name": "王建国", "phone": "138****5678"}


def test_list_filters_and_pages(call: Call, east: Unit, desk: User) -> None:
    made = [make_ticket(east, by=desk, at=NOW - timedelta(hours=hour)).number for hour in range(3)]
    first = call("get", size=2, region="华东", status="awaiting_approval").json()
    rest = call("get", size=2, region="华东", status="awaiting_approval", cursor=first["next"]).json()
    assert [row["number"] for row in first["results"] + rest["results"]] == made
    assert (rest["next"], call("get", urgency="urgent").json()["results"]) == (None, [])


@pytest.mark.parametrize(
    ("name", "value"), [("status", "odd"), ("region", "火星"), ("cursor", "x"), ("colour", "red")]
)
def test_bad_filters_are_named(name: str, value: str, call: Call) -> None:
    answer = call("get", **{name: value})
    assert (answer.status_code, list(answer.json())) == (400, [name])


def test_detail_has_timeline_and_clocks(call: Call) -> None:
    number = call("post", body=body(), key=uuid4()).json()["number"]
    page = call("get", f"{number}/").json()
    assert [one["kind"] for one in page["clocks"]] == ["reply", "arrive", "complete"]
    assert page["timeline"][0]["words"] == "登记工单：电话，投诉，投诉处理，一般"
    assert page["complaint"] == {
        "class": "product_quality",
        "severity": "",
        "stage": "verifying",
        "founded": None,
    }


def test_detail_of_others_is_404(call: Call, stranger: User) -> None:
    number = call("post", body=body(), key=uuid4()).json()["number"]
    token = tokens.make(user=stranger, name="test", by=stranger, at=NOW)
    answer = Client().get(f"/api/v1/tickets/{number}/", headers={"Authorization": f"Bearer {token}"})
    assert answer.status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_list_query_budget(
    rows: int, call: Call, east: Unit, desk: User, django_assert_max_num_queries: Any
) -> None:
    for number in range(rows):
        make_ticket(east, by=desk, at=NOW, phone=f"1381234567{number}")
    with django_assert_max_num_queries(10):
        call("get", q="噪音")


def test_creation_query_budget(call: Call, east: Unit, desk: User, django_assert_num_queries: Any) -> None:
    make_ticket(east, by=desk, at=NOW)
    with django_assert_num_queries(22):
        call("post", body=body(), key=uuid4())


def test_schema_documents_every_word() -> None:
    schema = SchemaGenerator().get_schema(request=None, public=True)
    known = schema["components"]["schemas"]["TicketIn"]["properties"]
    assert {"channel", "intent", "service_type", "class", "severity", "solved_by_phone", "site"} <= set(known)
    assert "Idempotency-Key" in str(schema["paths"]["/api/v1/tickets/"]["post"]["parameters"])
