"""Standby units that regions must keep."""

from datetime import datetime

import pytest

from core.actors import SYSTEM
from core.models import Stream
from customers.enums import AssetState
from customers.models import Asset, Customer, ProductModel
from notifications.models import Message
from org.enums import Post
from org.models import Unit, User
from packs.operations import activate
from parts.models import Depot, Shortfall
from parts.operations import units
from parts.operations.quota import watch_quota
from parts.queries.quota import needs
from parts.rules import required
from tests.factories.customers import make_customer
from tests.factories.org import appoint, make_user
from tests.factories.packs import default_packs
from tests.factories.parts import make_model, make_standby


def install(count: int, customer: Customer, model: ProductModel, at: datetime) -> None:
    """So many units at a customer's."""
    streams = Stream.objects.bulk_create([Stream(kind="asset", opened_at=at) for _ in range(count)])
    Asset.objects.bulk_create(
        Asset(stream=stream, serial=f"{model.code}-{stream.pk}", model=model, customer=customer)
        for stream in streams
    )


@pytest.fixture
def region_head(east: Unit) -> User:
    return appoint(make_user("head", "冯负责人"), east, Post.REGIONAL_HEAD)


@pytest.fixture
def in_use(db: None, at: datetime) -> ProductModel:
    """Central air-conditioning is in force for a line."""
    default_packs()
    model = make_model()
    activate(packs=["central_ac"], rank="product_line", key=model.line, by=SYSTEM, at=at)
    return model


def stock(count: int, depot: Depot, by: User, at: datetime) -> None:
    for _ in range(count):
        make_standby(depot, by=by, at=at)


@pytest.mark.requirement("PRT-05")
def test_four_in_a_thousand_rounded_up_and_the_shortfall_is_told(
    in_use: ProductModel, depot: Depot, manager: User, region_head: User, at: datetime
) -> None:
    install(3100, make_customer(depot.unit), in_use, at)
    stock(11, depot, manager, at)
    (short,) = watch_quota(at=at)
    assert (short.installed, short.required, short.stock, short.missing) == (3100, 13, 11, 2)
    told = Message.objects.filter(cause=f"standby:short:{short.pk}", channel="inbox")
    assert set(told.values_list("recipient", flat=True)) == {manager.pk, region_head.pk}
    assert "缺 2 台" in told[0].subject


@pytest.mark.parametrize(("installed", "units"), [(0, 0), (1, 1), (250, 1), (251, 2), (3000, 12), (3100, 13)])
def test_required_units(installed: int, units: int) -> None:
    assert required([(installed, 4)]) == units


def test_the_same_numbers_are_told_once(
    in_use: ProductModel, depot: Depot, manager: User, at: datetime
) -> None:
    install(251, make_customer(depot.unit), in_use, at)
    stock(1, depot, manager, at)
    assert (len(watch_quota(at=at)), len(watch_quota(at=at))) == (1, 0)


def test_what_was_missing_and_came_ends_the_shortfall(
    in_use: ProductModel, depot: Depot, manager: User, at: datetime
) -> None:
    install(251, make_customer(depot.unit), in_use, at)
    stock(1, depot, manager, at)
    watch_quota(at=at)
    stock(1, depot, manager, at)
    assert (watch_quota(at=at), Shortfall.objects.open().count(), Shortfall.objects.count()) == ([], 0, 1)


def test_units_out_of_use_and_of_other_lines_do_not_count(
    in_use: ProductModel, depot: Depot, manager: User, at: datetime
) -> None:
    install(1, make_customer(depot.unit), in_use, at)
    make_standby(depot, by=manager, at=at, model=make_model("TV-1", line="display"))
    units.withdraw(unit=make_standby(depot, by=manager, at=at), reason="坏", by=manager, at=at)
    assert [(need.required, need.stock, need.missing) for need in needs(at=at)] == [(1, 0, 1)]


def test_exchanged_units_are_installed_no_more(
    in_use: ProductModel, east: Unit, manager: User, at: datetime
) -> None:
    install(2, make_customer(east), in_use, at)
    Asset.objects.update(state=AssetState.REPLACED)
    assert needs(at=at) == []


def test_without_such_a_pack_nothing_is_required(depot: Depot, manager: User, at: datetime) -> None:
    default_packs()
    install(500, make_customer(depot.unit), make_model(), at)
    assert (needs(at=at), watch_quota(at=at)) == ([], [])
