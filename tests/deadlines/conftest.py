"""The company's packs, and the posts of the ladder."""

import pytest

from org.enums import Post
from org.models import Unit, User
from packs.models import PackSet
from tests.factories.org import appoint, make_user
from tests.factories.packs import default_packs


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
