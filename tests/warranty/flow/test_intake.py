"""The verdict while the hotline is typing, and what is kept of it."""

from datetime import date, datetime
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from org.models import Unit, User
from tests.factories.claims import verdict_of
from tests.factories.customers import main_contact, make_asset, make_customer, make_sale
from tickets.models import Ticket
from warranty.enums import Verdict
from warranty.models import Claim

ASKED = {"warranty-received_on": "2026-01-05", "warranty-card_months": "12"}


def typed(region: Unit, **more: Any) -> dict[str, Any]:
    return {
        "key": str(uuid4()),
        "phone": "13812345678",
        "name": "王建国",
        "region": region.pk,
        "service_type": "repair",
        "description": "空调制冷效果差",
        "dissatisfied": "no",
        "channel": "phone",
        "site_class": "home",
        "serial": "AC-77",
        **more,
    }


@pytest.fixture
def desk_client(client: Client, desk: User, supervisor: User, frozen: Any) -> Client:
    client.force_login(desk)
    return client


def test_the_card_stands_beside_the_promises(desk_client: Client, east: Unit) -> None:
    answer = desk_client.post("/intake/booking/promises/", typed(east, **ASKED))
    assert (answer.status_code, "免费修理" in answer.content.decode()) == (200, True)
    assert not Claim.objects.exists()


def test_nothing_is_told_of_nothing(desk_client: Client, east: Unit) -> None:
    answer = desk_client.post("/intake/booking/promises/", typed(east, serial=""))
    assert "质保判定" not in answer.content.decode()


def test_what_was_asked_is_saved_and_judged_with_the_ticket(desk_client: Client, east: Unit) -> None:
    answer = desk_client.post("/intake/booking/", typed(east, do="save", **ASKED))
    assert answer.status_code == 302
    ticket = Ticket.objects.get()
    assert (ticket.claim.card_months, verdict_of(ticket)) == (12, Verdict.REPAIR_FREE)


def test_an_impossible_day_keeps_the_ticket_from_being_saved(desk_client: Client, east: Unit) -> None:
    day = {"warranty-received_on": "2030-01-05"}
    answer = desk_client.post("/intake/booking/", typed(east, do="save", **day))
    assert (answer.status_code, Ticket.objects.exists()) == (422, False)


def test_a_trigger_beside_another_cause_is_named(desk_client: Client, east: Unit) -> None:
    wrong = {"warranty-cause": "liquid", "warranty-cause_group": "differs"}
    answer = desk_client.post("/intake/booking/", typed(east, do="save", **wrong))
    assert answer.status_code == 422


def test_few_queries_for_the_card(
    desk_client: Client, east: Unit, django_assert_max_num_queries: Any, at: datetime
) -> None:
    data = typed(east, **ASKED)
    desk_client.post("/intake/booking/promises/", data)
    with django_assert_max_num_queries(20):
        desk_client.post("/intake/booking/promises/", data)


def test_few_queries_for_a_known_unit_that_may_be_exchanged(
    desk_client: Client, east: Unit, django_assert_max_num_queries: Any
) -> None:
    caller = make_customer(east)
    unit = make_asset(caller, serial="PH-1", model_code="PH-6", bought_on=None)
    unit.model.product_class = "phone"  # type: ignore[union-attr]
    unit.model.save()  # type: ignore[union-attr]
    make_sale(unit, bought_on=date(2026, 3, 1))
    chosen = {"asset": unit.pk, "contact": main_contact(caller).pk, "serial": ""}
    data = typed(east, **chosen, **{"warranty-requested": "exchange", "warranty-cause": "quality"})
    assert "质保判定" in desk_client.post("/intake/booking/promises/", data).content.decode()
    with django_assert_max_num_queries(30):
        desk_client.post("/intake/booking/promises/", data)
