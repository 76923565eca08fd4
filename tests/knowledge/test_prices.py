"""Price lists: prepared, released, never changed."""

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal

import pytest
from django.test import Client

from knowledge.models import Price, PriceList
from knowledge.operations import PricesRefused, begin_list, drop_price, put_price, release
from knowledge.queries import prices_in_force, released
from org.models import User
from tests.factories.knowledge import make_prices

SignIn = Callable[..., Client]


def test_a_new_list_starts_with_the_last_one_s_prices(supervisor: User, at: datetime) -> None:
    make_prices(supervisor, visit="80.00")
    draft = begin_list(by=supervisor, at=at)
    assert (draft.version, list(draft.prices.values_list("code", "amount"))) == (
        2,
        [("visit", Decimal("80.00"))],
    )
    assert begin_list(by=supervisor, at=at) == draft


def test_only_released_prices_are_in_force(supervisor: User, at: datetime) -> None:
    held = make_prices(supervisor, visit="80.00")
    put_price(
        price_list=begin_list(by=supervisor, at=at),
        code="visit",
        name="上门",
        unit="次",
        amount=Decimal("90.005"),
    )
    assert (released(), [one.amount for one in prices_in_force()]) == (held, [Decimal("80.00")])
    assert Price.objects.get(price_list__version=2).amount == Decimal("90.01")


def test_a_released_list_never_changes(supervisor: User, at: datetime) -> None:
    held = make_prices(supervisor)
    with pytest.raises(PricesRefused):
        put_price(price_list=held, code="x", name="x", unit="次", amount=Decimal(1))
    with pytest.raises(PricesRefused):
        drop_price(price=held.prices.get())
    with pytest.raises(PricesRefused):
        release(price_list=held, by=supervisor, at=at)
    assert held.prices.count() == 1


def test_an_empty_list_is_not_released(supervisor: User, at: datetime) -> None:
    with pytest.raises(PricesRefused):
        release(price_list=begin_list(by=supervisor, at=at), by=supervisor, at=at)
    assert PriceList.objects.get().released_at is None


def test_a_keeper_prepares_and_releases_on_the_pages(supervisor: User, signed_in: SignIn) -> None:
    browser = signed_in(supervisor)
    assert browser.post("/prices/new/").headers["Location"] == "/prices/1/"
    browser.post("/prices/1/prices/", {"code": "visit", "name": "上门费", "unit": "次", "amount": "80"})
    assert browser.post("/prices/1/prices/", {"code": "", "name": "", "amount": "-1"}).status_code == 422
    assert "¥80.00" in browser.get("/prices/1/").content.decode()
    assert browser.post("/prices/1/release/").status_code == 302
    assert browser.post("/prices/1/release/").status_code == 409
    assert released() == PriceList.objects.get(version=1)


def test_the_desk_reads_but_does_not_release(desk: User, supervisor: User, signed_in: SignIn) -> None:
    make_prices(supervisor)
    browser = signed_in(desk)
    assert [browser.get("/prices/").status_code, browser.get("/prices/1/").status_code] == [200, 200]
    assert [browser.post("/prices/new/").status_code, browser.post("/prices/1/release/").status_code] == [
        403,
        403,
    ]
