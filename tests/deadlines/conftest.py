"""The company's packs, and the posts of the ladder."""

import pytest

from core.actors import SYSTEM
from core.outbox import deliver_due
from deadlines.models import Clock
from org.enums import Post
from org.models import BusinessCalendar, Unit, User
from org.operations.calendar import load_published_years
from packs.models import PackSet
from packs.operations import activate
from packs.queries import in_force
from tests.core.worktime.instants import at
from tests.factories.deadlines import GENERAL, begin
from tests.factories.org import appoint, make_user
from tests.factories.packs import INSTALLED, default_packs, load_text

WORKING_DAYS = """
pack = "special"
version = 1
title = "专线"
source = "003§2"
kind = "seed"
[clocks]
[[clocks.rules]]
id = "handled"
title = "处理"
kind = "restore"
target = { working_days = 3 }
calendar = "china"
"""


@pytest.fixture
def pack_set(db: None) -> PackSet:
    return default_packs()


@pytest.fixture
def owner(east: Unit) -> User:
    """The person responsible for a ticket."""
    return appoint(make_user("owner", "何受理"), east, Post.CLERK)


@pytest.fixture
def leader(east: Unit) -> User:
    return appoint(make_user("leader", "冯班长"), east, Post.TEAM_LEADER)


@pytest.fixture
def regional_head(east: Unit) -> User:
    return appoint(make_user("head", "秦总"), east, Post.REGIONAL_HEAD)


@pytest.fixture
def ladder(owner: User, leader: User, supervisor: User, manager: User) -> None:
    """Everybody whom the default levels tell, in the east."""


@pytest.fixture
def china(pack_set: PackSet) -> BusinessCalendar:
    load_published_years(by=SYSTEM, at=INSTALLED, years=[2026])
    deliver_due(at=at("2026-12-01 00:00"))
    return BusinessCalendar.objects.get(code="china")


@pytest.fixture
def special(china: BusinessCalendar) -> PackSet:
    """Three working days for one product line."""
    load_text(WORKING_DAYS)
    activate(packs=["special"], rank="product_line", key="telematics", by=SYSTEM, at=INSTALLED)
    return in_force(at=at("2026-12-01 00:00"), line="telematics")


@pytest.fixture
def provisional(special: PackSet, east: Unit, owner: User) -> Clock:
    """Three working days from 30 December run into a year that is not out yet."""
    return begin(GENERAL, at("2026-12-30 10:00"), east, special, responsible=owner)["restore"]
