"""A case from the demand to its end."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from core.models import Event
from deadlines.models import Clock
from notifications.models import Message
from org.models import User
from parts.operations.loans import take_back
from tests.factories.warranty import (
    WHOLE,
    at_hour,
    end_of,
    lent_on,
    make_case,
    make_claim,
    make_phone,
    phone_packs,
)
from tickets.operations import contacts
from warranty.case_enums import Bearer, CaseState
from warranty.case_rules import borne
from warranty.models import Case, RepairRecord
from warranty.operations import cases
from warranty.operations.cases.parcels import Found

NOON = at_hour(12)


def clock_of(case: Case, kind: str) -> Clock:
    return Clock.objects.get(stream=case.pk, kind=kind)


def received(case: Case, *contents: str, by: User, at: datetime = NOON, freight: str = "18.00") -> Case:
    found = Found(contents or WHOLE, Decimal(freight))
    return cases.receive(case=case, found=found, received_at=at, by=by, at=at)


def appraised(case: Case, finding: str, *, by: User, at: datetime = NOON) -> Case:
    day = date(2026, 3, at.day)
    return cases.appraise(case=case, appraiser="company_engineer", finding=finding, on=day, by=by, at=at)


def shipped(case: Case, *, by: User, at: datetime, serial: str = "PH-0002") -> Case:
    sending = cases.Sending("顺丰", "sf200", Decimal("22.00"))
    return cases.ship(case=case, sending=sending, new=cases.New(serial, "B7"), by=by, at=at)


@pytest.mark.requirement("WAR-16")
def test_an_exchange_begins_with_a_call_record(east: Any, supervisor: User) -> None:
    ticket = make_claim(east, by=supervisor, channel="email")
    opening = cases.Opening("exchange", "上海")
    with pytest.raises(cases.CaseRefused, match="热线来电记录"):
        cases.start(ticket=ticket, opening=opening, by=supervisor, at=NOON)
    assert Case.objects.count() == 0
    row = contacts.log_contact(
        ticket=ticket, channel="phone", direction="in", reached=True, by=supervisor, at=NOON
    )
    case = cases.start(ticket=ticket, opening=opening, by=supervisor, at=NOON)
    assert (case.contact, case.called_at) == (row, NOON)


def test_the_law_s_fifteen_days_run_from_the_demand(east: Any, supervisor: User) -> None:
    case = make_case(east, by=supervisor, at=at_hour(10))
    clock = clock_of(case, "remedy")
    assert (clock.due_at, case.next_due_at) == (end_of(25), end_of(25))


@pytest.mark.requirement("WAR-17")
def test_a_product_from_a_place_with_a_centre_needs_its_report(east: Any, supervisor: User) -> None:
    case = make_case(east, by=supervisor, local_centre=True)
    held = received(case, *WHOLE, by=supervisor)
    assert (held.state, held.missing) == (CaseState.DOCUMENTS, ["maker_report"])
    assert held.judgement.verdict == "PENDING_DOCS"


@pytest.mark.requirement("WAR-18")
def test_a_missing_manual_is_named(east: Any, supervisor: User) -> None:
    held = received(make_case(east, by=supervisor), "product", "outer_packaging", "charger", by=supervisor)
    assert (held.state, held.missing) == (CaseState.DOCUMENTS, ["manual"])
    assert held.judgement.verdict == "PENDING_DOCS"
    assert "说明书" in Message.objects.filter(cause__contains=":missing").get().body


def test_what_was_missing_completes_the_parcel(east: Any, supervisor: User) -> None:
    held = received(make_case(east, by=supervisor), "product", "outer_packaging", "charger", by=supervisor)
    done = cases.complete(case=held, came=["manual"], by=supervisor, at=at_hour(13))
    assert (done.state, done.missing) == (CaseState.RECEIVED, [])


@pytest.mark.requirement("WAR-19")
def test_goods_without_a_quality_fault_are_sent_back(east: Any, supervisor: User) -> None:
    case = received(make_case(east, by=supervisor), by=supervisor)
    held = appraised(case, "not_quality", by=supervisor)
    assert (held.state, held.outcome, held.judgement.verdict) == ("decided", "send_back", "SEND_BACK")
    sending = cases.Sending("顺丰", "SF1", Decimal("22.00"))
    back = cases.send_back(case=held, sending=sending, by=supervisor, at=at_hour(13))
    assert (back.state, back.old_asset.state) == ("sent_back", "in_use")
    costs = list(back.costs.values_list("bearer", "amount"))
    assert (borne(costs, Bearer.COMPANY), borne(costs, Bearer.CUSTOMER)) == (Decimal(0), Decimal("40.00"))


@pytest.mark.requirement("SLA-18")
def test_new_goods_leave_within_three_days_of_the_receipt(east: Any, supervisor: User) -> None:
    came = datetime(2026, 9, 23, 2, tzinfo=UTC)
    phone_packs()
    phone = make_phone(east, bought_on=date(2026, 9, 19))
    case = make_case(east, by=supervisor, at=came - timedelta(days=2), asset=phone)
    case = received(case, by=supervisor, at=came)
    due = datetime(2026, 9, 26, 16, tzinfo=UTC)  # 24:00 of the 26th in Shanghai
    assert (clock_of(case, "reship").due_at, case.next_due_at) == (due, due)


def test_an_exchange_links_the_new_unit_with_its_own_start(east: Any, supervisor: User) -> None:
    case = appraised(received(make_case(east, by=supervisor), by=supervisor), "quality", by=supervisor)
    case = cases.decide(case=case, outcome="new_goods", by=supervisor, at=NOON)
    done = shipped(case, by=supervisor, at=at_hour(13))
    old, new = done.old_asset, done.new_asset
    old.refresh_from_db()
    assert (old.state, new.serial, new.replaces, new.warranty_from) == (
        "replaced",
        "PH-0002",
        old,
        date(2026, 3, 13),
    )
    assert (clock_of(done, "reship").met_at, clock_of(done, "remedy").met_at) == (at_hour(13), at_hour(13))
    assert done.next_due_at is None


@pytest.mark.requirement("WAR-47")
def test_the_company_bears_both_freights_of_an_exchange(east: Any, supervisor: User) -> None:
    case = appraised(received(make_case(east, by=supervisor), by=supervisor), "quality", by=supervisor)
    case = cases.decide(case=case, outcome="new_goods", by=supervisor, at=NOON)
    done = shipped(case, by=supervisor, at=at_hour(13))
    assert borne(done.costs.values_list("bearer", "amount"), Bearer.COMPANY) == Decimal("40.00")


def test_what_the_verdict_does_not_allow_is_not_decided(east: Any, supervisor: User) -> None:
    case = received(
        make_case(
            east, by=supervisor, appearance_damage=["shell"], requested="repair", kind="factory_repair"
        ),
        by=supervisor,
    )
    case = appraised(case, "quality", by=supervisor)
    with pytest.raises(cases.CaseRefused, match="按现行判定"):
        cases.decide(case=case, outcome="new_goods", by=supervisor, at=NOON)
    assert Case.objects.get(pk=case.pk).state == "appraised"


def test_recourse_moves_costs_to_the_supplier(east: Any, supervisor: User) -> None:
    case = make_case(east, by=supervisor)
    cases.add_cost(case=case, what="goods", bearer="company", amount=Decimal(100), by=supervisor, at=NOON)
    cases.seek_recourse(case=case, amount=Decimal(60), supplier="电机厂", by=supervisor, at=NOON)
    costs = list(case.costs.values_list("bearer", "amount"))
    assert [borne(costs, one) for one in Bearer.values] == [Decimal(40), Decimal(0), Decimal(60)]
    with pytest.raises(cases.CaseRefused):
        cases.seek_recourse(case=case, amount=Decimal("40.01"), supplier="电机厂", by=supervisor, at=NOON)


def test_goods_that_came_are_not_cancelled_away(east: Any, supervisor: User) -> None:
    case = received(make_case(east, by=supervisor), by=supervisor)
    with pytest.raises(cases.CaseRefused, match="退回原物"):
        cases.cancel(case=case, reason="客户不换了", by=supervisor, at=NOON)
    back = cases.withdraw(case=case, note="客户不换了", by=supervisor, at=NOON)
    assert (back.state, back.withdrawn) == ("decided", True)


def test_a_cancelled_case_owes_nothing(east: Any, supervisor: User) -> None:
    case = cases.cancel(case=make_case(east, by=supervisor), reason="客户不换了", by=supervisor, at=NOON)
    assert (case.state, case.next_due_at, clock_of(case, "remedy").stop_reason) == (
        "cancelled",
        None,
        "cancelled",
    )
    assert list(
        Event.objects.filter(stream=case.ticket_id, name="case.ended").values_list("facts__state", flat=True)
    ) == ["cancelled"]


def test_one_open_case_per_unit(east: Any, supervisor: User) -> None:
    case = make_case(east, by=supervisor)
    with pytest.raises(cases.CaseRefused, match="未结"):
        cases.start(ticket=case.ticket, opening=cases.Opening("exchange", "上海"), by=supervisor, at=NOON)


def refunded(east: Any, supervisor: User, price: str, *, by: User) -> Case:
    """A return whose refund somebody decides on."""
    case = make_case(east, by=supervisor, requested="return", kind="return")
    case = appraised(received(case, by=supervisor), "quality", by=supervisor)
    wear = Decimal("0.00")
    return cases.decide(case=case, outcome="refund", price=Decimal(price), depreciation=wear, by=by, at=NOON)


@pytest.mark.parametrize(
    ("price", "state", "post"),
    [
        ("500.00", "decided", None),
        ("500.01", "appraised", "manager"),
        ("5000.01", "appraised", "regional_head"),
    ],
)
def test_a_refund_goes_to_the_post_of_its_tier(
    east: Any, supervisor: User, price: str, state: str, post: str | None
) -> None:
    case = refunded(east, supervisor, price, by=supervisor)
    asked = case.approval
    assert (case.state, asked and asked.post, case.refund) == (state, post, Decimal(price))


def test_the_manager_grants_what_the_supervisor_asked_for(east: Any, supervisor: User, manager: User) -> None:
    case = refunded(east, supervisor, "1999.00", by=supervisor)
    with pytest.raises(cases.CaseRefused):
        cases.decide_refund(case=case, approved=True, by=supervisor, at=NOON)
    case = cases.decide_refund(case=case, approved=True, by=manager, at=NOON)
    assert (case.state, case.outcome) == ("decided", "refund")
    done = cases.pay(case=case, payment="FK-2026-1", by=supervisor, at=at_hour(13))
    done.old_asset.refresh_from_db()
    costs = done.costs.values_list("bearer", "amount")
    assert (done.state, done.old_asset.state, borne(costs, Bearer.COMPANY)) == (
        "refunded",
        "returned",
        Decimal("2017.00"),
    )


def test_a_returned_refund_leaves_the_case_to_be_decided(east: Any, supervisor: User, manager: User) -> None:
    case = refunded(east, supervisor, "1999.00", by=supervisor)
    back = cases.decide_refund(case=case, approved=False, note="先换货", by=manager, at=NOON)
    assert (back.state, back.refund, back.approval) == ("appraised", None, None)


def without_reason(east: Any, supervisor: User) -> Case:
    """A phone bought on the network two days before, sent back because it does not please."""
    phone_packs()
    phone = make_phone(east, distance=True, bought_on=date(2026, 3, 7), received_on=date(2026, 3, 8))
    case = make_case(east, by=supervisor, asset=phone, requested="return", cause="", kind="return")
    return received(case, by=supervisor, at=at_hour(12))


def test_money_of_a_distance_sale_returns_within_seven_days(east: Any, supervisor: User) -> None:
    assert clock_of(without_reason(east, supervisor), "refund").due_at == end_of(19)


def test_without_a_fault_a_distance_sale_is_paid_back_at_the_customer_s_freight(
    east: Any, supervisor: User, manager: User
) -> None:
    case = appraised(without_reason(east, supervisor), "not_quality", by=supervisor)
    assert case.state == "appraised"
    case = cases.decide(case=case, outcome="refund", by=manager, at=NOON)
    costs = list(case.costs.values_list("bearer", "amount"))
    assert (case.refund, borne(costs, Bearer.CUSTOMER)) == (Decimal("1999.00"), Decimal("18.00"))


def test_no_more_is_kept_for_use_than_a_rule_allows(east: Any, supervisor: User, manager: User) -> None:
    case = without_reason(east, supervisor)
    case = appraised(case, "not_quality", by=supervisor)
    with pytest.raises(cases.CaseRefused, match="最多可收折旧费 0"):
        cases.decide(case=case, outcome="refund", depreciation=Decimal("0.01"), by=manager, at=NOON)
    assert Case.objects.get(pk=case.pk).refund is None


def test_a_factory_repair_counts_as_a_repair_of_the_unit(east: Any, supervisor: User) -> None:
    case = make_case(east, by=supervisor, requested="repair", kind="factory_repair")
    case = appraised(received(case, by=supervisor, at=at_hour(12)), "quality", by=supervisor)
    case = cases.decide(case=case, outcome="repaired", by=supervisor, at=NOON)
    shipped(case, by=supervisor, at=at_hour(20))
    row = RepairRecord.objects.get(stream=case.pk)
    assert (row.kind, row.handed_in_on, row.returned_on, row.fixed) == (
        "factory",
        date(2026, 3, 12),
        date(2026, 3, 20),
        True,
    )


def test_on_site_the_new_unit_is_handed_over_without_a_parcel(east: Any, supervisor: User) -> None:
    case = make_case(
        east,
        by=supervisor,
        kind="onsite_exchange",
        appraisal_by="company_engineer",
        appraisal_finding="quality",
        appraisal_on=date(2026, 3, 10),
    )
    case = appraised(case, "quality", by=supervisor)
    case = cases.decide(case=case, outcome="new_goods", by=supervisor, at=NOON)
    done = cases.ship(case=case, sending=cases.Sending("", ""), new=cases.New("PH-9"), by=supervisor, at=NOON)
    assert (done.state, done.new_asset.serial, done.parcels.count()) == ("shipped", "PH-9", 0)


def test_a_case_with_a_lent_unit_is_not_closed(east: Any, supervisor: User) -> None:
    case = appraised(received(make_case(east, by=supervisor), by=supervisor), "quality", by=supervisor)
    case = cases.decide(case=case, outcome="new_goods", by=supervisor, at=NOON)
    case = shipped(case, by=supervisor, at=at_hour(13))
    loan = lent_on(case, by=supervisor, at=at_hour(13))
    with pytest.raises(cases.CaseRefused, match=loan.number):
        cases.close(case=case, by=supervisor, at=at_hour(14))
    take_back(loan=loan, condition="完好", by=supervisor, at=at_hour(14))
    cases.repay_freight(case=case, payment="FK-7", by=supervisor, at=at_hour(14))
    assert cases.close(case=case, by=supervisor, at=at_hour(15)).state == "closed"


def test_a_standby_unit_is_asked_for_from_the_case(east: Any, supervisor: User) -> None:
    case = make_case(east, by=supervisor)
    order = cases.ask_standby(case=case, by=supervisor, at=NOON)
    assert (order.stream, order.branch, order.model, order.why) == (
        case.stream,
        east,
        case.old_asset.model,
        "asked",
    )
    with pytest.raises(cases.CaseRefused):
        cases.ask_standby(case=case, by=supervisor, at=NOON)
