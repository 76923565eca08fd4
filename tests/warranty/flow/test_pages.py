"""The page of a ticket's warranty, its panel, its paper and the customer's answer."""

from datetime import date, datetime
from typing import Any

import pytest
from django.test import Client

from customers.models import ProductModel, RepairAddress
from org.models import User
from tests.factories.claims import OVER, YEAR, judged_ticket, use_pack, verdict_of
from tickets.models import Ticket
from warranty.enums import Verdict
from warranty.models import Claim, Judgement, Override, Quotation

EXPIRED = {"received_on": date(2020, 1, 5), "contract_months": 12}


@pytest.fixture
def ticket(east: Any, desk: User, supervisor: User) -> Ticket:
    return judged_ticket(east, by=desk, given=YEAR)


def page(client: Client, user: User, ticket: Ticket) -> str:
    client.force_login(user)
    answer = client.get(f"/tickets/{ticket.number}/warranty/")
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_page_tells_verdict_and_path(client: Client, ticket: Ticket, desk: User) -> None:
    text = page(client, desk, ticket)
    assert "免费修理" in text
    assert text.count("通过") >= 7


def test_every_verdict_names_its_packs_by_title(client: Client, ticket: Ticket, desk: User) -> None:
    kept = page(client, desk, ticket).split("历次判定")[1]
    assert ("质量承诺 第 1 版" in kept, "quality_promise" in kept) == (True, False)


def test_the_panel_stands_on_the_ticket(client: Client, ticket: Ticket, desk: User) -> None:
    client.force_login(desk)
    assert "依据与办理" in client.get(f"/tickets/{ticket.number}/").content.decode()


def test_a_stated_fact_is_judged(client: Client, ticket: Ticket, desk: User) -> None:
    client.force_login(desk)
    held = Claim.objects.get(pk=ticket.pk)
    given = {
        "requested": "repair",
        "item_kind": "main_unit",
        "received_on": "2024-01-05",
        "card_months": 12,
        "version": held.version,
    }
    answer = client.post(f"/tickets/{ticket.number}/warranty/claim/", given)
    assert answer.status_code == 302
    assert verdict_of(ticket) == Verdict.PAID_REPAIR


def test_a_stale_form_is_shown_again(client: Client, ticket: Ticket, desk: User) -> None:
    client.force_login(desk)
    given = {"requested": "repair", "item_kind": "main_unit", "version": 9}
    assert client.post(f"/tickets/{ticket.number}/warranty/claim/", given).status_code == 409
    assert Judgement.objects.count() == 1


def test_impossible_days_name_their_field(client: Client, ticket: Ticket, desk: User) -> None:
    client.force_login(desk)
    given = {"requested": "repair", "item_kind": "main_unit", "bought_on": "2030-01-01", "version": 1}
    answer = client.post(f"/tickets/{ticket.number}/warranty/claim/", given)
    assert (answer.status_code, "不能晚于报修日" in answer.content.decode()) == (422, True)


@pytest.mark.requirement("WAR-06")
def test_both_verdicts_are_on_the_page(client: Client, east: Any, desk: User, supervisor: User) -> None:
    ticket = judged_ticket(east, by=desk, given=OVER)
    client.force_login(supervisor)
    given = {"override-verdict": "REPAIR_FREE", "override-reason": "老客户"}
    assert client.post(f"/tickets/{ticket.number}/warranty/override/", given).status_code == 302
    text = page(client, supervisor, ticket)
    assert ("主管改判" in text, "付费修理" in text, "老客户" in text) == (True, True, True)


def test_without_a_reason_nothing_is_written(client: Client, ticket: Ticket, supervisor: User) -> None:
    client.force_login(supervisor)
    given = {"override-verdict": "EXCHANGE", "override-reason": ""}
    assert client.post(f"/tickets/{ticket.number}/warranty/override/", given).status_code == 422
    assert not Override.objects.exists()


def test_a_quotation_is_drafted_sent_and_answered(client: Client, east: Any, desk: User) -> None:
    use_pack("industrial")
    ticket = judged_ticket(east, by=desk, given=EXPIRED)
    client.force_login(desk)
    base = f"/tickets/{ticket.number}/warranty/quotation/"
    sums = {"quotation-parts": "140", "quotation-labour": "60", "quotation-travel": "30"}
    assert client.post(base, sums | {"send": "1", "quotation-note": "更换主板"}).status_code == 302
    assert "更换主板" in page(client, desk, ticket)
    row = Quotation.objects.get()
    answered = {"answer-accepted": "yes", "answer-way": "phone"}
    assert client.post(f"{base}{row.pk}/answer/", answered).status_code == 302
    assert verdict_of(ticket) == Verdict.PAID_REPAIR


def test_the_paper_is_a_pdf(client: Client, ticket: Ticket, desk: User) -> None:
    client.force_login(desk)
    answer = client.get(f"/tickets/{ticket.number}/warranty/verdict.pdf")
    assert (answer.status_code, answer.content[:4]) == (200, b"%PDF")


def test_strangers_see_nothing(client: Client, ticket: Ticket, stranger: User) -> None:
    client.force_login(stranger)
    assert client.get(f"/tickets/{ticket.number}/warranty/").status_code == 404


def test_no_more_queries_for_more_verdicts(
    client: Client, ticket: Ticket, desk: User, at: datetime, django_assert_max_num_queries: Any
) -> None:
    client.force_login(desk)
    with django_assert_max_num_queries(45):
        client.get(f"/tickets/{ticket.number}/warranty/")


@pytest.mark.requirement("WAR-21")
def test_the_page_lists_the_addresses_of_the_booklet(client: Client, east: Any, desk: User) -> None:
    model = ProductModel.objects.create(code="FAN-3", name="风机")
    names = ["浦东维修点", "闵行维修点", "徐汇维修点"]
    for name in names:
        RepairAddress.objects.create(model=model, name=name, address=f"上海市{name}")
    ticket = judged_ticket(east, by=desk, given=YEAR, serial="F-1", model_code="FAN-3")
    text = page(client, desk, ticket)
    assert [name in text for name in names] == [True, True, True]
