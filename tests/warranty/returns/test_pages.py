"""Pages of cases: who sees them, what they offer, and doing the next step."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from core.clock import local, now
from org.models import User
from tests.factories.tickets import make_ticket
from tests.factories.warranty import WHOLE, make_case, make_claim, make_phone, phone_packs
from tickets.operations.moving import obstacles
from warranty.models import Case
from warranty.operations import cases
from warranty.queries.case_offers import kinds_offered

SignIn = Callable[..., Client]


def step(client: Client, case: Case, slug: str, **data: Any) -> Any:
    return client.post(reverse("warranty:case_act", args=[case.number, slug]), data)


def test_an_exchange_goes_by_its_page_alone(east: Any, supervisor: User, signed_in: SignIn) -> None:
    ticket = make_claim(east, by=supervisor)
    client = signed_in(supervisor)
    opened = client.post(
        reverse("warranty:case_new", args=[ticket.number]),
        {"kind": "exchange", "send_to": "上海市闵行区客服中心", "supplied": ["charger"]},
    )
    case = Case.objects.get()
    assert (opened.status_code, opened.url) == (302, reverse("warranty:case", args=[case.number]))
    step(client, case, "parcel", carrier="顺丰", tracking="SF1", freight="18")
    step(client, case, "receipt", received_at="2026-11-30T10:00", contents=WHOLE)
    case.refresh_from_db()
    assert case.state == "in_transit"
    step(client, case, "receipt", received_at=f"{_now():%Y-%m-%dT%H:%M}", contents=list(WHOLE), freight="18")
    step(client, case, "appraisal", appraiser="company_engineer", finding="quality", on=f"{_now():%Y-%m-%d}")
    step(client, case, "decision", outcome="new_goods")
    step(client, case, "shipment", serial="PH-0002", carrier="顺丰", tracking="SF2", freight="22")
    step(client, case, "freight-repayment", payment="FK-7")
    step(client, case, "closing")
    case.refresh_from_db()
    assert (case.state, case.new_asset.serial, case.parcels.count()) == ("closed", "PH-0002", 2)


def _now() -> Any:
    return local(now())


def test_the_page_offers_the_next_step_only(east: Any, supervisor: User, signed_in: SignIn) -> None:
    case = make_case(east, by=supervisor)
    page = signed_in(supervisor).get(reverse("warranty:case", args=[case.number]))
    assert [action.slug for action, _form in page.context["steps"]] == ["receipt", "parcel"]
    assert [one["label"] for one in page.context["page"].steps][:2] == ["待寄回", "寄回途中"]


def test_who_may_not_appraise_reads_who_does(
    east: Any, supervisor: User, desk: User, signed_in: SignIn
) -> None:
    case = make_case(east, by=supervisor)
    step(signed_in(desk), case, "receipt", received_at=f"{_now():%Y-%m-%dT%H:%M}", contents=list(WHOLE))
    url = reverse("warranty:case", args=[case.number])
    said = [str(signed_in(one).get(url).context["waits_for"]) for one in (desk, supervisor)]
    assert said == ["等待鉴定，由主管、班组长或该单技师填写结论。", ""]


def test_a_step_that_does_not_fit_is_refused(east: Any, supervisor: User, signed_in: SignIn) -> None:
    case = make_case(east, by=supervisor)
    answer = step(signed_in(supervisor), case, "shipment", serial="X", carrier="顺丰", tracking="1")
    assert (answer.status_code, Case.objects.get().state) == (409, "announced")


def test_a_refused_form_comes_back_with_its_words(east: Any, supervisor: User, signed_in: SignIn) -> None:
    case = make_case(east, by=supervisor)
    answer = step(signed_in(supervisor), case, "parcel", carrier="顺丰", tracking="")
    assert answer.status_code == 422
    assert "tracking" in dict(answer.context["steps"][1][1].errors)


def test_the_desk_handles_but_does_not_decide(
    east: Any, supervisor: User, desk: User, signed_in: SignIn
) -> None:
    case = make_case(east, by=supervisor)
    answer = step(signed_in(desk), case, "decision", outcome="send_back")
    assert (answer.status_code, Case.objects.get().state) == (403, "announced")


def test_other_regions_do_not_see_it(east: Any, supervisor: User, stranger: User, signed_in: SignIn) -> None:
    case = make_case(east, by=supervisor)
    client = signed_in(stranger)
    assert client.get(reverse("warranty:case", args=[case.number])).status_code == 404
    assert client.get(reverse("warranty:cases")).context["page"].items == []


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", 1),
        ("?which=announced", 1),
        ("?which=closed", 0),
        ("?due=overdue", 1),
        ("?due=today", 1),
        ("?kind=return", 0),
        ("?which=all", 1),
    ],
)
def test_the_list_is_narrowed_by_state_due_and_kind(
    east: Any, supervisor: User, signed_in: SignIn, query: str, shown: int
) -> None:
    make_case(east, by=supervisor)
    page = signed_in(supervisor).get(reverse("warranty:cases") + query)
    assert len(page.context["page"].items) == shown


def test_the_list_asks_as_much_for_three_rows_as_for_one(
    east: Any, supervisor: User, signed_in: SignIn, django_assert_max_num_queries: Any
) -> None:
    client = signed_in(supervisor)
    for n in range(3):
        make_case(east, by=supervisor, asset=_phone(east, n))
    client.get(reverse("warranty:cases"))
    with django_assert_max_num_queries(12):
        client.get(reverse("warranty:cases"))


def _phone(east: Any, n: int) -> Any:
    phone_packs()
    return make_phone(east, serial=f"PH-1{n}")


def test_a_ticket_with_an_open_case_is_not_archived(east: Any, supervisor: User) -> None:
    case = make_case(east, by=supervisor)
    assert "open_case" in [one.code for one in obstacles(case.ticket, "archived")]
    cases.cancel(case=case, reason="客户不换了", by=supervisor, at=case.opened_at)
    assert "open_case" not in [one.code for one in obstacles(case.ticket, "archived")]


def test_the_ticket_s_page_offers_a_case_where_the_verdict_allows_one(
    east: Any, supervisor: User, signed_in: SignIn
) -> None:
    ticket = make_claim(east, by=supervisor)
    page = signed_in(supervisor).get(reverse("tickets:ticket", args=[ticket.number]))
    assert reverse("warranty:case_new", args=[ticket.number]) in page.content.decode()


def test_without_a_verdict_no_case_is_offered(east: Any, supervisor: User, signed_in: SignIn) -> None:
    ticket = make_ticket(east)
    client = signed_in(supervisor)
    where = reverse("warranty:case_new", args=[ticket.number])
    assert where not in client.get(reverse("tickets:ticket", args=[ticket.number])).content.decode()
    assert client.post(where, {"kind": "exchange", "send_to": "上海"}).status_code == 422
    assert Case.objects.count() == 0


def test_a_unit_that_was_exchanged_gives_no_second_case(east: Any, supervisor: User) -> None:
    ticket = make_claim(east, by=supervisor)
    assert kinds_offered(ticket) == ("exchange", "return", "factory_repair")
    ticket.asset.state = "replaced"  # type: ignore[union-attr]
    assert kinds_offered(ticket) == ()


def test_the_slip_is_a_pdf(east: Any, supervisor: User, signed_in: SignIn) -> None:
    case = make_case(east, by=supervisor)
    answer = signed_in(supervisor).get(reverse("warranty:case_slip", args=[case.number]))
    assert (answer.status_code, answer.content[:4]) == (200, b"%PDF")


def test_a_big_refund_waits_in_the_manager_s_inbox(
    east: Any, supervisor: User, manager: User, signed_in: SignIn
) -> None:
    case = make_case(east, by=supervisor, requested="return", kind="return")
    client = signed_in(supervisor)
    when = f"{_now():%Y-%m-%dT%H:%M}"
    step(client, case, "receipt", received_at=when, contents=list(WHOLE))
    step(client, case, "appraisal", appraiser="company_engineer", finding="quality", on=when[:10])
    step(client, case, "decision", outcome="refund", price="1999.00", depreciation="")
    inbox = signed_in(manager).get(reverse("org:requests")).content.decode()
    assert (case.number in inbox, "1,999.00" in inbox) == (True, True)
    step(signed_in(manager), case, "refund", approved="yes")
    case.refresh_from_db()
    assert (case.state, str(case.refund)) == ("decided", "1999.00")
