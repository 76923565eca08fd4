"""The customer follows a case by the private link."""

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.test import Client

from core.private_links import token_of
from core.timeline import entries
from customers.models import Link
from deadlines.models import Todo
from org.models import User
from tests.factories.dispatch import finish, make_order, make_technician
from tests.factories.warranty import WHOLE, at_hour, make_case
from tickets.models import CustomerMessage, Note
from tickets.operations import permits
from warranty.models import Case, Parcel
from warranty.operations import cases, quoting
from warranty.operations.cases.parcels import Found


@pytest.fixture(autouse=True)
def frozen() -> Iterator[None]:
    with time_machine.travel(at_hour(11), tick=False):
        yield


@pytest.fixture
def case(east: Any, supervisor: User) -> Case:
    return make_case(east, by=supervisor, at=at_hour(10))


def address(case: Case) -> str:
    return f"/l/{token_of(Link.objects.get(stream=case.ticket_id).seed)}/"


def shown(case: Case) -> str:
    return Client().get(address(case)).content.decode()


def test_it_names_the_address_and_what_to_send(case: Case) -> None:
    page = shown(case)
    assert [one in page for one in ("上海市闵行区客服中心", "说明书", "充电器")] == [True, True, True]


def test_the_customer_tells_carrier_and_number(case: Case) -> None:
    told = {"key": str(uuid4()), "carrier": "顺丰", "tracking": "sf100"}
    assert Client().post(f"{address(case)}parcel/", told).status_code == 302
    case.refresh_from_db()
    assert (case.state, Parcel.objects.get().tracking) == ("in_transit", "SF100")
    page = shown(case)
    assert [one in page for one in ("已记下您的运单号", "您寄来的包裹", "SF100")] == [True, True, True]


def test_a_number_is_not_told_twice(case: Case) -> None:
    told = {"carrier": "顺丰", "tracking": "SF100"}
    Client().post(f"{address(case)}parcel/", told | {"key": str(uuid4())})
    again = Client().post(f"{address(case)}parcel/", told | {"key": str(uuid4())})
    assert (again.status_code in (409, 422), Parcel.objects.count()) == (True, 1)


def test_it_says_why_goods_go_back(case: Case, supervisor: User) -> None:
    page = shown(refused(case, supervisor))
    assert [one in page for one in ("不能退换，产品将退回给您", "不属质量问题")] == [True, True]


def test_what_the_appraisal_says_is_read_after_the_digits(case: Case, supervisor: User) -> None:
    case, customer = refused(case, supervisor), Client()
    before = shown(case)
    customer.post(f"{address(case)}code/", {"digits": "5678"})
    after = customer.get(address(case)).content.decode()
    assert ["屏幕进水腐蚀" in page for page in (before, after)] == [False, True]
    assert ["不属质量问题" in page for page in (before, after)] == [True, True]


def refused(case: Case, by: User) -> Case:
    """The goods came and are none of quality: they go back."""
    found, at = Found(WHOLE), at_hour(11)
    cases.receive(case=case, found=found, received_at=at, by=by, at=at)
    given = {"appraiser": "company_engineer", "finding": "not_quality", "on": date(2026, 3, 11)}
    return cases.appraise(case=case, by=by, at=at, note="屏幕进水腐蚀", **given)


def sent_back(case: Case, by: User) -> Case:
    sending = cases.Sending("顺丰", "SF200", Decimal("22.00"))
    return cases.send_back(case=case, sending=sending, by=by, at=at_hour(11))


def accepted(case: Case, by: User) -> None:
    """The customer takes a paid repair instead."""
    sums = {"parts": Decimal(140), "labour": Decimal(60), "travel": Decimal(0)}
    row = quoting.draft(ticket=case.ticket, by=by, at=at_hour(11), **sums)
    row = quoting.send(quotation=row, by=by, at=at_hour(11))
    quoting.answer(quotation=row, accepted=True, way="phone", by=by, at=at_hour(11))


VISIT = ("已登记", "待审批", '<ol class="steps">', "希望上门的时间", "最迟", "正在安排技师")


def test_goods_by_post_bring_no_visit_and_no_promise_of_one(case: Case) -> None:
    page = shown(case)
    assert "您的需求已受理，进展见下方的寄回换货。" in page
    assert [words for words in VISIT if words in page] == []


def test_a_time_for_a_visit_is_not_taken_while_goods_go_by_post(case: Case) -> None:
    told = {"key": str(uuid4()), "wished_at": "2026-03-15T09:00"}
    answer = Client().post(f"{address(case)}time/", told)
    words = "这一项现在不能办理，请看页面上的最新情况，或致电客服。"
    assert (answer.status_code, words in answer.content.decode()) == (409, True)
    assert (Todo.objects.filter(stream=case.ticket_id).count(), Note.objects.count()) == (0, 0)


def test_after_a_refusal_nobody_is_announced(case: Case, supervisor: User) -> None:
    cases.close(case=sent_back(refused(case, supervisor), supervisor), by=supervisor, at=at_hour(11))
    page = shown(case)
    assert ("寄回换货已办理完毕，结果见下方。" in page, "不属质量问题" in page) == (True, True)
    assert [words for words in VISIT if words in page] == []


def test_a_cancelled_case_leaves_the_visit(case: Case, supervisor: User) -> None:
    cases.cancel(case=case, reason="客户不换了", by=supervisor, at=at_hour(11))
    assert VISIT[2] in shown(case)


def test_a_refusal_that_became_a_repair_says_that_it_goes_on(case: Case, supervisor: User) -> None:
    case = refused(case, supervisor)
    accepted(case, supervisor)
    words = [shown(case)]
    case = sent_back(case, supervisor)
    words.append(shown(case))
    cases.close(case=case, by=supervisor, at=at_hour(11))
    words.append(shown(case))
    told = ["不能退换，维修继续进行。", "请注意查收；维修继续进行。", "不能退换，维修继续进行。"]
    assert [one in page for one, page in zip(told, words, strict=True)] == [True, True, True]
    assert ["产品将退回给您" in page for page in words] == [False, False, False]
    assert [VISIT[2] in page for page in words] == [False, False, True]


def test_what_the_customer_withdrew_is_not_called_refused(case: Case, supervisor: User) -> None:
    case, customer = withdrawn(case, supervisor), Client()
    customer.post(f"{address(case)}code/", {"digits": "5678"})
    page = customer.get(address(case)).content.decode()
    assert [one in page for one in ("已按您的要求撤回，产品将退回给您。", "不想换了", "不能退换")] == [
        True,
        True,
        False,
    ]
    told = CustomerMessage.objects.filter(ticket=case.ticket).latest("pk").text
    assert told.startswith("已按您的要求撤回，产品将退回给您。")


def test_a_withdrawn_wish_that_became_a_repair_says_that_it_goes_on(case: Case, supervisor: User) -> None:
    case = withdrawn(case, supervisor)
    accepted(case, supervisor)
    page = shown(case)
    assert ("已按您的要求撤回，维修继续进行。" in page, "不能退换" in page) == (True, False)


@pytest.mark.parametrize("finding", ["", "quality"])
def test_one_may_withdraw_until_it_is_decided(finding: str, case: Case, supervisor: User) -> None:
    case = withdrawn(case, supervisor, finding)
    assert (case.state, case.outcome, case.finding) == ("decided", "send_back", finding)
    assert "决定：客户撤回，退回原物" in [entry.words for entry in entries(case.stream)]
    with pytest.raises(cases.CaseBlocked):
        cases.withdraw(case=case, note="又不想换了", by=supervisor, at=at_hour(11))


def withdrawn(case: Case, by: User, finding: str = "") -> Case:
    """The goods came, and the customer does not want new ones any more."""
    at = at_hour(11)
    case = cases.receive(case=case, found=Found(WHOLE), received_at=at, by=by, at=at)
    if finding:
        given = {"appraiser": "company_engineer", "finding": finding, "on": date(2026, 3, 11)}
        cases.appraise(case=case, by=by, at=at, **given)
    return cases.withdraw(case=case, note="不想换了", by=by, at=at)


def test_who_was_sent_for_a_refused_unit_repairs_it(case: Case, supervisor: User) -> None:
    case = refused(case, supervisor)
    permits.approve(ticket=case.ticket, by=supervisor, at=at_hour(11))
    make_order(case.ticket, make_technician(case.region), by=supervisor, at=at_hour(11))
    page = shown(case)
    assert [words in page for words in ("不能退换，维修继续进行。", "已为您安排技师。", VISIT[2])] == [
        True
    ] * 3


def test_after_the_repair_in_its_place_the_product_comes_back(case: Case, supervisor: User) -> None:
    repaired = repaired_instead(case, supervisor)
    words = [shown(repaired)]
    gone = sent_back(repaired, supervisor)
    cases.close(case=gone, by=supervisor, at=at_hour(11))
    words.append(shown(gone))
    told = ["不能退换，维修服务已完成，产品将寄回给您。", "不能退换，产品已退回给您。"]
    assert [one in page for one, page in zip(told, words, strict=True)] == [True, True]


def test_an_ended_withdrawal_stays_the_customer_s_wish(case: Case, supervisor: User) -> None:
    cases.close(case=sent_back(withdrawn(case, supervisor), supervisor), by=supervisor, at=at_hour(11))
    page = shown(case)
    assert ("已按您的要求撤回，产品已退回给您。" in page, "不能退换" in page) == (True, False)


def repaired_instead(case: Case, by: User) -> Case:
    """Refused, quoted, accepted, and the work of the visit is done."""
    case = refused(case, by)
    accepted(case, by)
    permits.approve(ticket=case.ticket, by=by, at=at_hour(11))
    finish(make_order(case.ticket, make_technician(case.region), by=by, at=at_hour(11)), at_hour(11))
    return case


@pytest.mark.parametrize(
    ("so_far", "words"),
    [(refused, "先在质保判定页报价"), (repaired_instead, "维修服务已完成，请登记退回原物。")],
)
def test_the_desk_reads_of_the_repair_in_its_place(
    so_far: Callable[..., Case], words: str, case: Case, supervisor: User, signed_in: Callable[..., Client]
) -> None:
    so_far(case, supervisor)
    assert words in signed_in(supervisor).get(f"/cases/{case.number}/").content.decode()


def test_the_desk_reads_that_the_accepted_repair_runs(
    case: Case, supervisor: User, signed_in: Callable[..., Client]
) -> None:
    accepted(refused(case, supervisor), supervisor)
    page = signed_in(supervisor).get(f"/cases/{case.number}/").content.decode()
    assert ("维修在工单上继续。" in page, "先在质保判定页报价" in page) == (True, False)


def test_who_is_sent_reads_that_the_product_lies_here(
    case: Case, supervisor: User, technician: User, signed_in: Callable[..., Client]
) -> None:
    case = refused(case, supervisor)
    permits.approve(ticket=case.ticket, by=supervisor, at=at_hour(11))
    sent = make_technician(case.region, user=technician)
    order = make_order(case.ticket, sent, by=supervisor, at=at_hour(11))
    phone, words = signed_in(technician), f"产品已寄到我处（{case.number}），不在客户地址。"
    here = words in phone.get(f"/work/{order.number}/").content.decode()
    sent_back(case, supervisor)
    assert (here, words in phone.get(f"/work/{order.number}/").content.decode()) == (True, False)


def test_the_ticket_tells_what_came_of_its_case(
    case: Case, supervisor: User, signed_in: Callable[..., Client]
) -> None:
    withdrawn(case, supervisor)
    panel = signed_in(supervisor).get(f"/tickets/{case.ticket.number}/").content.decode()
    assert "客户撤回，退回原物" in panel.partition('id="cases-panel"')[2].partition("</section>")[0]


def test_goods_whose_papers_never_come_go_back_and_say_so(
    case: Case, supervisor: User, signed_in: Callable[..., Client]
) -> None:
    at, came = at_hour(11), tuple(one for one in WHOLE if one != "manual")
    cases.receive(case=case, found=Found(came), received_at=at, by=supervisor, at=at)
    desk = signed_in(supervisor)
    offered = "资料补不齐，退回原物" in desk.get(f"/cases/{case.number}/").content.decode()
    desk.post(f"/cases/{case.number}/incompleteness/", {"note": "两次通知未补"})
    case.refresh_from_db()
    assert (offered, case.state, case.outcome, case.withdrawn) == (True, "decided", "send_back", False)
    page = shown(case)
    told = ("不能退换，产品将退回给您。", "资料或物品不齐，缺说明书。", "还缺", "两次通知未补")
    assert [words in page for words in told] == [True, True, False, False]
    page = desk.get(f"/cases/{case.number}/").content.decode()
    assert [words in page for words in ("还缺", "已鉴定待决定")] == [False, False]


def test_an_accountless_stranger_sees_no_cost(case: Case, supervisor: User) -> None:
    cases.add_cost(
        case=case, what="goods", bearer="company", amount=Decimal("777.77"), by=supervisor, at=at_hour(11)
    )
    assert "777.77" not in shown(case)
