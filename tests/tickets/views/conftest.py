"""A clock that stands still at `at`, and what is typed at the desk."""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.test import Client

from org.models import Unit, User

Type = Callable[..., dict[str, Any]]


@pytest.fixture(autouse=True)
def _frozen(at: datetime) -> Iterator[None]:
    with time_machine.travel(at, tick=False):
        yield


@pytest.fixture
def hotline(desk: User, signed_in: Callable[..., Client]) -> Client:
    """The browser of the group's hotline."""
    return signed_in(desk)


@pytest.fixture
def typed(east: Unit) -> Type:
    """A booking of a new caller as the form sends it, with a key of its own."""

    def type_in(**given: Any) -> dict[str, Any]:
        usual = {
            "key": str(uuid4()),
            "phone": "138 1234 5678",
            "name": "王建国",
            "region": east.pk,
            "address": "上海市浦东新区张杨路1587号",
            "site_class": "home",
            "service_type": "repair",
            "description": "空调制冷效果差",
            "channel": "phone",
            "dissatisfied": "no",
            "do": "save",
        }
        return {name: value for name, value in (usual | given).items() if value is not None}

    return type_in
