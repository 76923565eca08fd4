"""When a backup is due, and when its absence is told."""

from datetime import UTC, datetime, timedelta

import pytest

from core import backups

pytestmark = pytest.mark.django_db
NIGHT = datetime(2026, 3, 9, 19, 30, tzinfo=UTC)  # 03:30 of the 10th in Shanghai


def made(at):
    row = backups.begin(day=backups.due_day(at=at, hour=3), at=at)
    backups.tested(row, at=at)
    return row


def test_due_from_its_hour_on():
    assert backups.due_day(at=NIGHT - timedelta(hours=1), hour=3) is None
    assert backups.due_day(at=NIGHT, hour=3).isoformat() == "2026-03-10"


def test_not_due_again_on_the_same_day():
    made(NIGHT)
    assert backups.due_day(at=NIGHT + timedelta(hours=10), hour=3) is None


def test_due_again_after_a_failure():
    backups.failed(made(NIGHT), RuntimeError("disk"))
    assert backups.due_day(at=NIGHT, hour=3) is not None


def test_the_page_tells_when_the_last_good_one_is_too_old():
    made(NIGHT)
    assert backups.check(at=NIGHT + timedelta(hours=48))["ok"] is True
    assert backups.check(at=NIGHT + timedelta(hours=48, seconds=1))["ok"] is False


def test_without_any_backup_the_page_warns():
    assert backups.check(at=NIGHT) == {"ok": False, "age_s": None}
