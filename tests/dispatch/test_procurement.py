"""A bought-in part goes through procurement to its supplier (TKT-26)."""

from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import uuid4

import pytest

from deadlines.models import Todo
from deadlines.operations import take_up
from dispatch.enums import CauseCode, Satisfaction
from dispatch.errors import DispatchRefused
from dispatch.models import Technician, WorkOrder
from dispatch.operations import closing, onsite, signing
from org.enums import Department
from tests.factories.dispatch import OUTCOME, RATINGS, REPAIR, SIGNED, go_on_site

BOUGHT_IN = replace(OUTCOME, cause_code=CauseCode.BOUGHT_IN_PART, supplier="华强电容厂")


@pytest.fixture
def working(order: WorkOrder, tech: Technician, at: datetime) -> WorkOrder:
    """On site, with findings and repair file."""
    go_on_site(order, at)
    found = onsite.Found("王建国", "电容鼓包", "更换电容")
    onsite.note_findings(order=order, found=found, by=tech.user, at=at)
    closing.file_repair(order=order, repair=REPAIR, by=tech.user, at=at)
    return order


def tasks() -> list[tuple[str, str]]:
    rows = Todo.objects.filter(kind="procurement")
    return list(rows.values_list("supplier", "responsible_department"))


@pytest.mark.requirement("TKT-26")
def test_it_makes_one_task_with_the_supplier(working: WorkOrder, tech: Technician, at: datetime) -> None:
    closing.finish_work(order=working, outcome=BOUGHT_IN, by=tech.user, at=at)
    assert tasks() == [("华强电容厂", Department.PROCUREMENT)]
    assert Todo.objects.get(kind="procurement").stream_id == working.ticket_id


@pytest.mark.requirement("TKT-26")
def test_done_again_after_rework_it_is_still_one(working: WorkOrder, tech: Technician, at: datetime) -> None:
    closing.finish_work(order=working, outcome=BOUGHT_IN, by=tech.user, at=at)
    bad = replace(SIGNED, ratings=replace(RATINGS, quality=Satisfaction.UNSATISFIED))
    signing.close(order=working, closure=bad, key=uuid4(), by=tech.user, at=at)
    working.refresh_from_db()
    closing.finish_work(order=working, outcome=BOUGHT_IN, by=tech.user, at=at)
    assert tasks() == [("华强电容厂", Department.PROCUREMENT)]


@pytest.mark.parametrize("again", ["ＡＢＣ 电容厂", "abc电容厂", " Abc　电 容厂 "])
def test_another_spelling_of_the_supplier_makes_no_other_task(
    again: str, working: WorkOrder, tech: Technician, at: datetime
) -> None:
    ticket, given = working.ticket, {"by": tech.user, "at": at}
    take_up(stream=ticket.stream, supplier=again, unit=ticket.unit, **given)
    closing.finish_work(order=working, outcome=replace(BOUGHT_IN, supplier="ABC电容厂"), **given)
    assert tasks() == [(again, Department.PROCUREMENT)]


def test_another_supplier_makes_another_task(working: WorkOrder, tech: Technician, at: datetime) -> None:
    ticket, given = working.ticket, {"by": tech.user, "at": at}
    take_up(stream=ticket.stream, supplier="华强电机厂", unit=ticket.unit, **given)
    closing.finish_work(order=working, outcome=BOUGHT_IN, **given)
    assert sorted(tasks()) == [(one, "procurement") for one in ("华强电容厂", "华强电机厂")]


def test_without_a_supplier_it_is_refused(working: WorkOrder, tech: Technician, at: datetime) -> None:
    with pytest.raises(DispatchRefused):
        closing.finish_work(order=working, outcome=replace(BOUGHT_IN, supplier=" "), by=tech.user, at=at)
    working.refresh_from_db()
    assert (working.status, tasks()) == ("on_site", [])


def test_another_cause_makes_none(working: WorkOrder, tech: Technician, at: datetime) -> None:
    closing.finish_work(order=working, outcome=OUTCOME, by=tech.user, at=at)
    assert tasks() == []


def test_the_form_asks_for_the_supplier(
    working: WorkOrder, tech: Technician, clock: Any, signed_in: Any
) -> None:
    typed = {
        "result": "replaced",
        "cause_code": "bought_in_part",
        "cause": "鼓包",
        "solution": "更换",
        "parts": "电容",
    }
    page = signed_in(tech.user).post(f"/work/{working.number}/result/", typed)
    assert (page.status_code, "外购件故障请填写供应商。" in page.content.decode()) == (422, True)
