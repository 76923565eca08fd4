"""Rows of a list of sales taken over together become what they become one by one."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from core.actors import SYSTEM
from core.models import Event
from customers.importing.rows import SaleRow
from customers.models import Asset, Contact, Customer, Ownership, PastValue, Sale, Site
from customers.operations import importing_many
from customers.operations.importing import SaleRefused, Taken, take_sale
from customers.operations.importing_many import take_sales
from org.models import Unit
from tests.factories.customers import make_asset, make_customer, make_sale

BOUGHT = date(2026, 1, 5)
NEW, MORE, OLD = Taken.ADDED, Taken.COMPLETED, Taken.EARLIER
Became = Taken | str


def row(region: Unit, serial: str = "AC-1", **more: Any) -> SaleRow:
    values = {"kind": "counter", "distance": False, "bought_on": BOUGHT, "card_months": 12}
    usual = {
        "name": "王建国",
        "phone": "13812345678",
        "project": None,
        "address": "上海市人民路1号",
        "model_code": "AC-35",
        "model_name": "空调 1.5 匹",
        "batch": "B7",
    }
    values |= {name: more.pop(name) for name in list(more) if name not in usual}
    return SaleRow(serial=serial, region=region, values=values, **usual | more)


def told(became: Sequence[Taken | SaleRefused]) -> list[Became]:
    return [one if isinstance(one, Taken) else str(one) for one in became]


def together(rows: list[SaleRow], at: datetime) -> list[Became]:
    return told(take_sales(rows=rows, by=SYSTEM, at=at))


def one_by_one(rows: list[SaleRow], at: datetime) -> list[Became]:
    became: list[Taken | SaleRefused] = []
    for one in rows:
        try:
            became.append(take_sale(row=one, by=SYSTEM, at=at))
        except SaleRefused as error:
            became.append(error)
    return told(became)


def written() -> list[list[tuple[Any, ...]]]:
    """Everything an import writes, without keys."""
    sale = [
        field.name for field in Sale._meta.concrete_fields if field.name not in ("id", "asset", "customer")
    ]
    return [
        sorted(map(repr, rows))
        for rows in (
            Customer.objects.values_list("name", "kind", "region", "search_words"),
            Contact.objects.values_list("customer__name", "name", "phone", "phone_tail", "holds_number", "is_primary"),
            Site.objects.values_list("customer__name", "address", "address_key", "region"),
            Asset.objects.values_list("serial", "model__code", "model__name", "customer__name", "site__address", "bought_on", "batch"),
            Sale.objects.values_list("asset__serial", "customer__name", *sale),
            Ownership.objects.values_list("asset__serial", "customer__name", "since", "until", "original"),
            PastValue.objects.values_list("field", "value"),
            Event.objects.exclude(name="job.begun").values_list("name", "stream__kind"),
        )
    ]  # fmt: skip


LISTS: dict[str, Callable[[Unit], list[SaleRow]]] = {
    "new units of several people": lambda east: [
        row(east, f"AC-{n}", phone=f"1380000000{n}", name=f"客户{n}") for n in range(4)
    ],
    "one buyer of several units": lambda east: [row(east, f"AC-{n}") for n in range(3)],
    "a second name at the number": lambda east: [row(east), row(east, "AC-2", name="李秀英")],
    "the same row twice": lambda east: [row(east), row(east)],
    "a unit sold again to its owner": lambda east: [row(east), row(east, bought_on=date(2026, 2, 5))],
    "a unit of somebody else": lambda east: [row(east), row(east, phone="13900001111", name="李秀英")],
    "the second row knows more": lambda east: [row(east), row(east, card_number="BX-1")],
    "impossible values": lambda east: [
        row(east, kind="gift"),
        row(east, "AC-2", price=-1),
        row(east, "AC-3"),
    ],
    "one buyer three times, twice the same": lambda east: [row(east), row(east, "AC-2"), row(east)],
    "no address, no model": lambda east: [row(east, address="", model_code="", model_name="")],
}


@pytest.mark.parametrize("name", LISTS)
def test_together_is_the_same_as_one_by_one(name: str, east: Unit, at: datetime) -> None:
    rows = LISTS[name](east)
    with transaction.atomic():
        first = (one_by_one(rows, at), written())
        transaction.set_rollback(True)
    assert (together(rows, at), written()) == first


@pytest.mark.parametrize("told", [None, date(2025, 12, 1), date(2026, 3, 1)])
@pytest.mark.parametrize("name", ["王建国", "李秀英"])
def test_the_first_sale_of_a_unit_that_calls_made_known(
    told: date | None, name: str, east: Unit, at: datetime
) -> None:
    make_asset(make_customer(east), serial="AC-1", bought_on=told)
    rows = [row(east, name=name), row(east, "AC-2"), row(east, bought_on=date(2026, 2, 5))]
    with transaction.atomic():
        first = (one_by_one(rows, at), written())
        transaction.set_rollback(True)
    assert (together(rows, at), written()) == first


@pytest.mark.parametrize(
    "more",
    [{"card_number": "BX-1"}, {"invoice": "FP-1", "received_on": date(2026, 1, 8)}, {"price": -1}, {}],
)
@pytest.mark.parametrize("sold_again", [False, True])
def test_what_a_known_sale_lacked_is_filled_in(
    more: dict[str, Any], sold_again: bool, east: Unit, at: datetime
) -> None:
    unit = make_asset(make_customer(east), serial="AC-1", bought_on=None)
    make_sale(unit, bought_on=BOUGHT, card_number="", card_months=12)
    if sold_again:
        make_sale(unit, make_customer(east, name="赵平", phone="13900001111"), bought_on=date(2025, 1, 5))
    rows = [row(east, **more), row(east, card_number="BX-9")]
    with transaction.atomic():
        first = (one_by_one(rows, at), written())
        transaction.set_rollback(True)
    assert (together(rows, at), written()) == first


def test_known_sales_are_passed_over_completed_or_refused(east: Unit, at: datetime) -> None:
    mine = make_customer(east)
    for serial in ("AC-1", "AC-2"):
        make_sale(make_asset(mine, serial=serial), bought_on=BOUGHT, card_months=12)
    make_asset(make_customer(east, name="赵平", phone="13900001111"), serial="AC-3")
    rows = [row(east), row(east, "AC-2", invoice="FP-1"), row(east, "AC-3"), row(east, "AC-4")]
    became = together(rows, at)
    assert became[:2] + became[3:] == [OLD, MORE, NEW]
    assert "另一位客户" in str(became[2])


def test_a_trial_says_the_same_and_writes_nothing(east: Unit, at: datetime) -> None:
    rows = [row(east), row(east)]
    assert told(take_sales(rows=rows, by=SYSTEM, at=at, dry_run=True)) == [NEW, OLD]
    assert (Customer.objects.count(), Sale.objects.count(), Event.objects.count()) == (0, 0, 0)


def test_who_loses_a_race_goes_row_by_row(east: Unit, at: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    def lost(**_given: Any) -> None:
        raise IntegrityError

    monkeypatch.setattr(importing_many, "take_in", lost)
    assert (together([row(east), row(east)], at), Sale.objects.count()) == ([NEW, OLD], 1)


@pytest.mark.parametrize("many", [2, 60])
def test_the_statements_do_not_grow_with_the_rows(
    east: Unit, at: datetime, django_assert_max_num_queries: Any, many: int
) -> None:
    rows = [row(east, f"S-{n}", phone=f"138000000{n:02}", name=f"客户{n}") for n in range(many)]
    with django_assert_max_num_queries(32):
        together(rows, at)
    with django_assert_max_num_queries(8):
        together(rows, at)
    assert Sale.objects.count() == many


@pytest.mark.parametrize("many", [2, 30])
def test_the_statements_of_known_units_do_not_grow_either(
    east: Unit, at: datetime, django_assert_max_num_queries: Any, many: int
) -> None:
    owner = make_customer(east)
    for n in range(many):
        make_asset(owner, serial=f"S-{n}", bought_on=None)
    with django_assert_max_num_queries(18):
        assert together([row(east, f"S-{n}") for n in range(many)], at) == [NEW] * many
    with django_assert_max_num_queries(18):
        again = [row(east, f"S-{n}", invoice=f"FP-{n}") for n in range(many)]
        assert together(again, at) == [MORE] * many
