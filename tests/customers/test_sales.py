"""How units were sold, whose they are, and what came in their place."""

from datetime import date, datetime

import pytest
from django.core.exceptions import ValidationError

from core.models import Event
from customers.enums import AssetState
from customers.models import Asset, Customer, Ownership, PastValue, Sale
from customers.operations import (
    ReplaceRefused,
    TransferRefused,
    correct_sale,
    ensure_asset,
    merge,
    record_sale,
    replace_asset,
    take_back,
    transfer_asset,
    undo_merge,
)
from customers.queries import purchase_of
from org.models import Unit, User
from tests.factories.customers import make_asset, make_customer, make_sale, make_site

Owners = list[tuple[str, date, date | None, bool]]


@pytest.fixture
def buyer(east: Unit) -> Customer:
    return make_customer(east, name="王建国", phone="13812345678")


@pytest.fixture
def next_owner(east: Unit) -> Customer:
    return make_customer(east, name="李秀英", phone="13900001111")


@pytest.fixture
def unit(buyer: Customer) -> Asset:
    return make_asset(buyer, site=make_site(buyer), bought_on=None)


def owners(unit: Asset) -> Owners:
    rows = unit.owners.select_related("customer").order_by("since")
    return [(row.customer.name, row.since, row.until, row.original) for row in rows]


def test_a_sale_makes_the_buyer_the_original_owner(unit: Asset, desk: User, at: datetime) -> None:
    make_sale(unit, bought_on=date(2026, 1, 5), by=desk, at=at)
    unit.refresh_from_db()
    assert (unit.bought_on, owners(unit)) == (
        date(2026, 1, 5),
        [("王建国", date(2026, 1, 5), None, True)],
    )


def test_a_sale_is_an_event_of_the_unit_without_values(unit: Asset, desk: User, at: datetime) -> None:
    sale = make_sale(unit, by=desk, at=at)
    event = Event.objects.get(stream=unit.pk, name="asset.sale_recorded")
    assert (event.facts, event.actor_id) == ({"sale": sale.pk, "customer": unit.customer_id}, desk.pk)


def test_goods_cannot_arrive_before_they_are_bought(unit: Asset) -> None:
    with pytest.raises(ValidationError):
        make_sale(unit, received_on=date(2025, 3, 23))
    assert (Sale.objects.count(), Ownership.objects.count()) == (0, 0)


def test_the_same_sale_is_not_taken_twice(unit: Asset) -> None:
    make_sale(unit)
    with pytest.raises(ValidationError):
        make_sale(unit)
    assert Sale.objects.count() == 1


def test_a_correction_keeps_the_former_value(unit: Asset, desk: User, at: datetime) -> None:
    sale = make_sale(unit, card_number="")
    correct_sale(sale=sale, values={"card_number": "BX-9", "invoice": ""}, by=desk, at=at)
    kept = PastValue.objects.get(table="sale")
    assert (sale.card_number, kept.row_id, kept.field, kept.value) == ("BX-9", sale.pk, "card_number", "")


def test_whoever_gets_a_unit_from_somebody_else_is_second_hand(
    unit: Asset, next_owner: Customer, desk: User, at: datetime
) -> None:
    make_sale(unit, bought_on=date(2025, 3, 24))
    transfer_asset(asset=unit, customer=next_owner, on=date(2026, 2, 1), by=desk, at=at)
    unit.refresh_from_db()
    assert (unit.customer, unit.site, purchase_of(unit).ownership, owners(unit)) == (  # type: ignore[union-attr]
        next_owner,
        None,
        "second_hand",
        [
            ("王建国", date(2025, 3, 24), date(2026, 2, 1), True),
            ("李秀英", date(2026, 2, 1), None, False),
        ],
    )


def test_a_unit_is_not_given_to_its_owner(unit: Asset, buyer: Customer, desk: User, at: datetime) -> None:
    with pytest.raises(TransferRefused):
        transfer_asset(asset=unit, customer=buyer, on=date(2026, 2, 1), by=desk, at=at)
    assert Ownership.objects.count() == 0


def test_a_sale_to_an_earlier_buyer_makes_the_present_owner_second_hand(
    unit: Asset, next_owner: Customer
) -> None:
    make_sale(unit, next_owner, bought_on=date(2025, 1, 2))
    unit.refresh_from_db()
    assert (unit.customer.name, purchase_of(unit).ownership) == ("王建国", "second_hand")  # type: ignore[union-attr]


def test_a_later_sale_by_the_company_hands_the_unit_to_an_original_buyer(
    unit: Asset, next_owner: Customer
) -> None:
    make_sale(unit, bought_on=date(2025, 3, 24))
    make_sale(unit, next_owner, bought_on=date(2026, 3, 1))
    unit.refresh_from_db()
    found = purchase_of(unit)
    assert found is not None
    assert (found.owner, found.ownership, found.bought_on) == (
        next_owner.pk,
        "original",
        date(2026, 3, 1),
    )


def test_what_a_caller_told_is_no_proof_of_sale(buyer: Customer) -> None:
    found = purchase_of(make_asset(buyer, bought_on=date(2025, 3, 24)))
    assert found is not None
    assert (found.sale, found.bought_on, found.ownership) == (None, date(2025, 3, 24), "")


def test_a_new_unit_is_linked_to_the_old_with_a_start_of_its_own(
    unit: Asset, desk: User, at: datetime
) -> None:
    sale = make_sale(unit, card_months=12, received_on=date(2025, 3, 28))
    new = replace_asset(old=unit, serial="ac-35-9", on=date(2025, 6, 1), by=desk, at=at)
    unit.refresh_from_db()
    found = purchase_of(new)
    assert found is not None
    assert (unit.state, new.replaces, new.serial, new.site) == ("replaced", unit, "AC-35-9", unit.site)
    assert (found.sale, found.card_months, found.warranty_from) == (sale.pk, 12, date(2025, 6, 1))


def test_an_exchange_for_a_second_owner_makes_no_original_one(
    unit: Asset, next_owner: Customer, desk: User, at: datetime
) -> None:
    make_sale(unit)
    transfer_asset(asset=unit, customer=next_owner, on=date(2026, 2, 1), by=desk, at=at)
    new = replace_asset(old=unit, serial="AC-35-9", on=date(2026, 3, 1), by=desk, at=at)
    assert purchase_of(new).ownership == "second_hand"  # type: ignore[union-attr]


@pytest.mark.parametrize("serial", ["", "AC-35-TAKEN"])
def test_a_new_unit_needs_a_free_serial(
    unit: Asset, buyer: Customer, desk: User, at: datetime, serial: str
) -> None:
    make_asset(buyer, serial="AC-35-TAKEN")
    with pytest.raises(ReplaceRefused):
        replace_asset(old=unit, serial=serial, on=date(2026, 3, 1), by=desk, at=at)
    unit.refresh_from_db()
    assert unit.state == AssetState.IN_USE


def test_goods_without_serial_can_be_exchanged_and_called_about(
    buyer: Customer, desk: User, at: datetime
) -> None:
    site = make_site(buyer)
    wardrobe = make_asset(buyer, serial="", model_code="YG-1", site=site)
    new = replace_asset(old=wardrobe, serial="", on=date(2026, 3, 1), by=desk, at=at)
    known, _notes = ensure_asset(customer=buyer, model_code="YG-1", site=site, by=desk, at=at)
    assert (known, buyer.assets.count()) == (new, 2)


def test_a_unit_given_back_is_not_exchanged_any_more(unit: Asset, desk: User, at: datetime) -> None:
    take_back(asset=unit, by=desk, at=at)
    with pytest.raises(ReplaceRefused):
        replace_asset(old=unit, serial="AC-35-9", on=date(2026, 3, 1), by=desk, at=at)
    assert Asset.objects.count() == 1


def test_a_unit_comes_to_every_state_there_is(unit: Asset, desk: User, at: datetime) -> None:
    new = replace_asset(old=unit, serial="AC-35-9", on=date(2026, 3, 1), by=desk, at=at)
    take_back(asset=new, by=desk, at=at)
    make_asset(unit.customer, serial="AC-35-11")
    assert set(Asset.objects.values_list("state", flat=True)) == set(AssetState.values)


def test_sales_go_along_when_customers_merge_and_come_back(
    unit: Asset, buyer: Customer, next_owner: Customer, supervisor: User, at: datetime
) -> None:
    make_sale(unit)
    made = merge(kept=next_owner, gone=buyer, reason="同一人", by=supervisor, at=at)
    assert (Sale.objects.get().customer, Ownership.objects.get().customer) == (next_owner, next_owner)
    undo_merge(merge=made, by=supervisor, at=at)
    assert (Sale.objects.get().customer, Ownership.objects.get().customer) == (buyer, buyer)


def test_one_sale_known_of_both_stays_behind(
    unit: Asset, buyer: Customer, next_owner: Customer, supervisor: User, at: datetime
) -> None:
    for one in (buyer, next_owner):
        record_sale(asset=unit, customer=one, values={"bought_on": date(2025, 1, 2)}, by=supervisor, at=at)
    merge(kept=next_owner, gone=buyer, reason="同一人", by=supervisor, at=at)
    assert sorted(Sale.objects.values_list("customer", flat=True)) == sorted([buyer.pk, next_owner.pk])
