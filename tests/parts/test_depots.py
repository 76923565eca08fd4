"""The tree of depots."""

from datetime import datetime

import pytest

from org.models import Unit, User
from parts.enums import Tier
from parts.models import Depot, StandbyUnit
from parts.operations.depots import Entry, change_depot, open_depot
from parts.operations.errors import PartsRefused
from parts.queries.depots import tree
from tests.factories.parts import make_depot, make_standby


@pytest.fixture
def station(depot: Depot, shanghai: Unit, manager: User, at: datetime) -> Depot:
    """A station store under a second-tier depot."""
    second = make_depot(depot.unit, by=manager, at=at, name="二级库", tier=Tier.SECOND, parent=depot)
    return make_depot(shanghai, by=manager, at=at, name="服务站", tier=Tier.STATION, parent=second)


def test_stock_is_rolled_up(station: Depot, unit: StandbyUnit, manager: User, at: datetime) -> None:
    make_standby(station, by=manager, at=at)
    make_standby(station.parent, by=manager, at=at)
    seen = [(line.depot.name, line.depth, line.own, line.total) for line in tree(manager)]
    assert seen == [("华东一级库", 0, 1, 3), ("二级库", 1, 1, 2), ("服务站", 2, 1, 1)]


def test_the_tree_costs_two_queries(station: Depot, manager: User, django_assert_num_queries: object) -> None:
    assert manager.scope.held
    with django_assert_num_queries(2):
        tree(manager)


@pytest.mark.parametrize(
    ("tier", "entry", "words"),
    [
        (Tier.FIRST, Entry(" "), "名称"),
        (Tier.FIRST, Entry("华东一级库"), "同名"),
        (Tier.SECOND, Entry("甲"), "上一级"),
        (Tier.STATION, Entry("甲"), "上一级"),
    ],
)
def test_what_breaks_the_tree_is_refused(
    tier: int, entry: Entry, words: str, depot: Depot, manager: User, at: datetime
) -> None:
    with pytest.raises(PartsRefused, match=words):
        open_depot(unit=depot.unit, tier=tier, entry=entry, by=manager, at=at)
    assert Depot.objects.count() == 1


def test_a_depot_with_units_is_not_closed(unit: StandbyUnit, manager: User, at: datetime) -> None:
    with pytest.raises(PartsRefused, match="还有备用机"):
        change_depot(depot=unit.depot, entry=Entry("华东一级库", is_active=False), by=manager, at=at)


def test_a_correction_names_the_columns(depot: Depot, manager: User, at: datetime) -> None:
    change_depot(depot=depot, entry=Entry("华东总库", address="上海市宝山区"), by=manager, at=at)
    last = depot.stream.events.order_by("-pk")[0]
    assert (last.name, last.facts["columns"]) == ("parts.depot_changed", ["name", "address"])
