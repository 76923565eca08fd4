"""A fresh installation that answers questions of other systems."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from core.actors import SYSTEM
from org.enums import Post, UnitKind
from org.operations import tokens
from org.operations.calendar import load_published_years
from packs.operations import install
from tests.factories.org import appoint, make_unit, make_user

Ask = Callable[..., Any]
INSTALLED = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def house(django_db_setup: None, django_db_blocker: Any) -> Iterator[str]:
    """The token of a desk in a fresh installation; everything is rolled back after the module."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_published_years(by=SYSTEM, at=INSTALLED, years=range(2016, 2027))
        install(by=SYSTEM, at=INSTALLED)
        group = make_unit(UnitKind.GROUP, "group", "集团售后服务中心")
        desk = appoint(make_user("desk"), group, Post.HOTLINE)
        yield tokens.make(user=desk, name="test", by=desk, at=INSTALLED)
        transaction.set_rollback(True)


@pytest.fixture
def ask(house: str, db: None) -> Ask:
    """Posts facts and gives the response."""

    def ask(**facts: Any) -> Any:
        return Client().post(
            "/api/v1/warranty/preview/",
            facts,
            content_type="application/json",
            headers={"Authorization": f"Bearer {house}"},
        )

    return ask
