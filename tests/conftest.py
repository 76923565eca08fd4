"""People that every permission test uses, and the guard against the network."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import setup_databases, teardown_databases

from org.enums import Post, UnitKind
from org.models import Unit, User
from tests.factories.org import appoint, make_unit, make_user

NOON = datetime(2026, 3, 10, 4, 0, tzinfo=UTC)  # 2026-03-10 12:00 in Shanghai

OWN_TIME = ("browser", "local")
"""Folders whose tests wait for programs with a pace of their own: Chromium, servers that were killed."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A second try tells a hiccup of the machine from a defect; the summary names every test that took one.

    Files with slow tests come first, so that at the end no core waits for one of them.
    """
    slow = {item.path for item in items if item.get_closest_marker("slow")}
    items.sort(key=lambda item: item.path not in slow)
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here) and item.path.relative_to(here).parts[0] in OWN_TIME:
            item.add_marker(pytest.mark.flaky(reruns=2, reruns_delay=1))


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None,
    django_db_blocker: Any,
    django_db_keepdb: bool,
    django_db_createdb: bool,
    django_db_modify_db_settings: None,
) -> Iterator[None]:
    """The test database, also for modules that commit and carry no mark; never the one that people work on.

    What threads of live servers and races left open at the end is closed.
    """
    keep = django_db_keepdb and not django_db_createdb
    with django_db_blocker.unblock():
        made = setup_databases(0, False, keepdb=keep, serialized_aliases=set())
    yield
    with django_db_blocker.unblock():
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        if not django_db_keepdb:
            teardown_databases(made, verbosity=0)


@pytest.fixture
def at() -> datetime:
    """A plain instant for operations: Tuesday 2026-03-10, 12:00 in Shanghai."""
    return NOON


@pytest.fixture
def group(db: None) -> Unit:
    return make_unit(UnitKind.GROUP, "group", "集团售后服务中心")


@pytest.fixture
def east(group: Unit) -> Unit:
    return make_unit(UnitKind.REGION, "east", "华东", group)


@pytest.fixture
def south(group: Unit) -> Unit:
    return make_unit(UnitKind.REGION, "south", "华南", group)


@pytest.fixture
def shanghai(east: Unit) -> Unit:
    return make_unit(UnitKind.PROJECT, "shanghai", "上海", east)


@pytest.fixture
def desk(group: Unit) -> User:
    """Hotline of the group: sees all tickets."""
    return appoint(make_user("desk", "李晓敏"), group, Post.HOTLINE)


@pytest.fixture
def supervisor(east: Unit) -> User:
    return appoint(make_user("supervisor", "周主管"), east, Post.SUPERVISOR)


@pytest.fixture
def manager(east: Unit) -> User:
    return appoint(make_user("manager", "钱经理"), east, Post.MANAGER)


@pytest.fixture
def technician(east: Unit) -> User:
    return appoint(make_user("technician", "张强"), east, Post.TECHNICIAN)


@pytest.fixture
def stranger(south: Unit) -> User:
    """The supervisor's twin in another region."""
    return appoint(make_user("stranger", "吴主管"), south, Post.SUPERVISOR)


@pytest.fixture
def group_officer(group: Unit) -> User:
    return appoint(make_user("officer", "郑专员"), group, Post.GROUP)


@pytest.fixture
def administrator(group: Unit) -> User:
    return appoint(make_user("administrator", "孙管理员"), group, Post.ADMIN)


@pytest.fixture
def signed_in() -> Callable[[Any], Client]:
    """A browser of a person, with CSRF checks switched on by `enforce_csrf`."""

    def sign_in(user: User, *, enforce_csrf: bool = False) -> Client:
        client = Client(enforce_csrf_checks=enforce_csrf)
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return sign_in


@pytest.fixture
def since() -> date:
    return date(2026, 1, 1)
