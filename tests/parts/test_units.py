"""Standby units: where they may go, and the ledger of it."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.db import InternalError, ProgrammingError, connection

from core.models import AppendOnlyError
from org.models import Unit, User
from parts.models import Depot, StandbyMove, StandbyUnit
from parts.operations import units
from parts.operations.errors import PartsRefused, Stale
from parts.queries.vans import on_van
from tests.factories.parts import make_depot, make_loan, make_model
from tickets.models import Ticket


def kinds(unit: StandbyUnit) -> list[str]:
    return list(unit.moves.order_by("pk").values_list("kind", flat=True))


def test_a_unit_comes_into_stock_with_its_serial_in_capitals(
    depot: Depot, manager: User, at: datetime
) -> None:
    made = units.take_in(model=make_model(), serial=" by-7 ", depot=depot, by=manager, at=at)
    assert (made.serial, made.state, kinds(made)) == ("BY-7", "in_stock", ["taken_in"])


def test_a_serial_is_taken_in_once(unit: StandbyUnit, manager: User, at: datetime) -> None:
    with pytest.raises(PartsRefused, match="BY-A"):
        units.take_in(model=unit.model, serial="by-a", depot=unit.depot, by=manager, at=at)
    assert StandbyUnit.objects.count() == 1


def test_on_a_van_and_back(unit: StandbyUnit, technician: User, manager: User, at: datetime) -> None:
    loaded = units.load(unit=unit, technician=technician, by=manager, at=at)
    carried = on_van(technician)
    back = units.unload(unit=unit, by=manager, at=at)
    assert (loaded.state, carried, back.state, back.van) == ("on_van", [unit], "in_stock", None)
    assert kinds(unit) == ["taken_in", "loaded", "unloaded"]


def test_a_van_is_asked_for_one_model(
    unit: StandbyUnit, technician: User, manager: User, at: datetime
) -> None:
    units.load(unit=unit, technician=technician, by=manager, at=at)
    assert (on_van(technician, unit.model), on_van(technician, make_model("AC-50"))) == ([unit], [])


def test_to_another_depot_without_anybody_s_consent(
    unit: StandbyUnit, south: Unit, manager: User, at: datetime
) -> None:
    other = make_depot(south, by=manager, at=at)
    assert units.transfer(unit=unit, depot=other, by=manager, at=at).depot == other


def test_out_of_use_with_a_reason_and_back(unit: StandbyUnit, manager: User, at: datetime) -> None:
    with pytest.raises(PartsRefused):
        units.withdraw(unit=unit, reason=" ", by=manager, at=at)
    assert units.withdraw(unit=unit, reason="压缩机坏", by=manager, at=at).state == "out"
    assert units.restore(unit=unit, by=manager, at=at).state == "in_stock"


@pytest.mark.parametrize("verb", ["load", "transfer", "withdraw", "unload", "restore"])
def test_a_lent_unit_goes_nowhere_else(
    verb: str, unit: StandbyUnit, ticket: Ticket, technician: User, manager: User, at: datetime
) -> None:
    make_loan(unit, ticket, by=manager, at=at)
    given: dict[str, Any] = {
        "load": {"technician": technician},
        "transfer": {"depot": make_depot(ticket.region, by=manager, at=at, name="二号库")},
        "withdraw": {"reason": "坏"},
    }
    run: Callable[..., Any] = getattr(units, verb)
    with pytest.raises(Stale, match="借出"):
        run(unit=unit, by=manager, at=at, **given.get(verb, {}))
    assert kinds(unit) == ["taken_in", "lent"]


def test_moves_are_written_once(unit: StandbyUnit) -> None:
    row = unit.moves.get()
    with pytest.raises(AppendOnlyError):
        row.save()
    with (
        pytest.raises((InternalError, ProgrammingError), match="written once"),
        connection.cursor() as cursor,
    ):
        cursor.execute("UPDATE parts_standbymove SET kind = 'lent'")


def test_units_of_other_regions_are_not_seen(unit: StandbyUnit, stranger: User, manager: User) -> None:
    assert StandbyUnit.objects.visible_to(stranger).exists() is False
    assert list(StandbyUnit.objects.visible_to(manager)) == [unit]
    assert StandbyMove.objects.count() == 1
