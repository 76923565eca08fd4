"""Lists ask the database no more often for four rows than for one."""

from collections.abc import Callable
from datetime import datetime
from itertools import count
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from core.actors import SYSTEM
from core.clock import local_day
from deadlines.enums import TaskKind
from deadlines.operations import assign_task
from knowledge.operations import propose, publish_notice
from org.models import Unit, User
from org.operations.calendar import load_published_years
from privacy.operations import requests
from tests.factories.customers import make_customer
from tests.factories.followups import make_delivery
from tests.factories.packs import INSTALLED, default_packs
from tests.factories.tickets import make_ticket
from tests.factories.warranty import make_case, make_phone, phone_packs
from tickets.operations.hotline import letters, visitors

TEXTS = {"kind": "solution", "title": "启动电容", "solution": "更换"}
Add = Callable[[Unit, User, datetime], Any]
_number = count(1)


def _customer(east: Unit) -> Any:
    return make_customer(east, phone=f"139000{next(_number):05d}")


def _privacy(east: Unit, by: User, at: datetime) -> None:
    requests.register(customer=_customer(east), kind="copy", source="phone", details="", by=by, at=at)


def _task(east: Unit, by: User, at: datetime) -> None:
    ticket = make_ticket(east, by=by, at=at, phone=f"138000{next(_number):05d}")
    assign_task(
        stream=ticket.pk,
        kind=TaskKind.COOPERATION,
        title="补发",
        unit=east,
        responsible_department="after_sales",
        at=at,
        by=by,
    )


def _letter(east: Unit, by: User, at: datetime) -> None:
    values = {"channel": "letter", "direction": "in", "at": at, "sender": "赵丽", "content": "感谢"}
    letters.log_letter(values=values | {"phone": "13900001111", "region": east}, by=by, at=at)


def _case(east: Unit, by: User, _at: datetime) -> None:
    phone_packs()
    make_case(east, by=by, asset=make_phone(east, serial=f"PH-{next(_number):04d}"))


LISTS: dict[str, Add] = {
    "/cases/": _case,
    "/privacy/": _privacy,
    "/knowledge/articles/": lambda east, by, at: propose(by=by, at=at, **TEXTS),
    "/notices/": lambda east, by, at: publish_notice(
        title="高温", body="延长", unit=east, posts=[], by=by, at=at
    ),
    "/tasks/": _task,
    "/customers/": lambda east, by, at: _customer(east),
    "/visitors/?unit={unit}": lambda east, by, at: visitors.arrive(unit=east, at=at, name="王"),
    "/register/?day={day}": _letter,
    "/calls/deliveries/": lambda east, by, at: make_delivery(
        east, delivered_on=local_day(at), at=at, phone=f"137000{next(_number):05d}"
    ),
}


@pytest.mark.parametrize("address", LISTS)
def test_a_list_asks_as_often_for_four_rows_as_for_one(
    address: str,
    east: Unit,
    supervisor: User,
    manager: User,
    signed_in: Callable[[User], Client],
    at: datetime,
) -> None:
    default_packs()
    load_published_years(by=SYSTEM, at=INSTALLED, years=(2026,))
    reader = signed_in(manager if address == "/privacy/" else supervisor)
    path = address.format(unit=east.pk, day=local_day(at))
    asked = []
    for rows in (1, 3):
        for _row in range(rows):
            LISTS[address](east, supervisor, at)
        reader.get(path)
        with CaptureQueriesContext(connection) as queries:
            assert reader.get(path).status_code == 200
        asked.append(len(queries))
    assert asked[1] <= asked[0]
