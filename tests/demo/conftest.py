"""A demo company without its stories, to which `manage.py demo` gives a past."""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import override_settings

from aftersales.demo.catalogue import build_catalogue
from aftersales.demo.ground import lay_ground
from aftersales.demo.people import build_accounts, build_skills, build_units, open_projects

AT = datetime(2026, 11, 20, 6, 0, tzinfo=UTC)
Past = Callable[..., None]


@pytest.fixture(scope="module")
def past(
    django_db_setup: None, django_db_blocker: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Past]:
    """Runs the command; everything is rolled back after the module."""
    home: Path = tmp_path_factory.mktemp("demo")
    (home / "demo.json").write_text(json.dumps({"accounts": []}))
    media = override_settings(HOME=home, MEDIA_ROOT=home / "files")
    with media, django_db_blocker.unblock(), transaction.atomic():  # type: ignore[attr-defined]
        lay_ground(at=AT)
        units = build_units(at=AT)
        build_accounts(units, at=AT)
        open_projects(units, at=AT)
        build_catalogue(build_skills())
        yield lambda **given: call_command("demo", now=AT, hours=1, **given)
        transaction.set_rollback(True)
