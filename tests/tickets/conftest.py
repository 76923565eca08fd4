"""Packs in force and plain tickets."""

from datetime import datetime

import pytest

from org.enums import Post
from org.models import Unit, User
from tests.factories.org import appoint, make_user
from tests.factories.packs import default_packs
from tests.factories.tickets import COMPLAINT, FAULT, make_ticket
from tickets.models import Ticket


@pytest.fixture(autouse=True)
def _packs(db: None) -> None:
    default_packs()


@pytest.fixture
def booking(east: Unit, desk: User, supervisor: User, at: datetime) -> Ticket:
    """A general repair that waits for approval."""
    return make_ticket(east, by=desk, at=at)


@pytest.fixture
def fault(east: Unit, desk: User, supervisor: User, at: datetime) -> Ticket:
    """A fault report, ready for dispatch."""
    return make_ticket(east, by=desk, at=at, **FAULT)


@pytest.fixture
def complaint(east: Unit, desk: User, supervisor: User, at: datetime) -> Ticket:
    """A complaint about staff, not yet verified."""
    return make_ticket(east, by=desk, at=at, **COMPLAINT)


@pytest.fixture
def head(east: Unit) -> User:
    return appoint(make_user("head", "冯地区"), east, Post.REGIONAL_HEAD)


@pytest.fixture
def shanghai_desk(shanghai: Unit) -> User:
    """Supervisor of the Shanghai project."""
    return appoint(make_user("shanghai", "沈项目"), shanghai, Post.SUPERVISOR)
