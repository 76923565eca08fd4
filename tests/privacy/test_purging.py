"""Retention: what is younger than its period stays whole, what is older is blanked once, and on record."""

from datetime import UTC, datetime, timedelta

import pytest

from core import jobs
from core.models import Job
from customers.models import Asset
from org.models import Unit, User
from privacy.models import Purged
from privacy.operations import purging
from tests.factories.tickets import make_ticket
from tickets.models import Ticket
from tickets.queries.retention import old_vehicle_repairs

NOW = datetime(2026, 3, 10, 4, 0, tzinfo=UTC)
TEXT = "客户反映发动机异响"


def repair(region: Unit, by: User, closed: datetime, *, vehicle: bool, phone: str = "13812345678") -> Ticket:
    """A closed repair; a vehicle is known by its plate."""
    made = make_ticket(region, by=by, at=NOW, description=TEXT, phone=phone, model_code="CAR-1")
    if vehicle:
        Asset.objects.filter(pk=made.asset_id).update(plate="沪A12345")
    Ticket.objects.filter(pk=made.pk).update(status="archived", closed_at=closed)
    return made


def run() -> None:
    purging.start_due(at=NOW)
    jobs.work_due(clock=lambda: NOW)


def text(ticket: Ticket) -> str:
    return Ticket.objects.get(pk=ticket.pk).description


@pytest.mark.requirement("ARC-07")
def test_a_vehicle_repair_of_5_years_and_364_days_is_kept(east: Unit, desk: User) -> None:
    kept = repair(east, desk, datetime(2020, 3, 11, 4, 0, tzinfo=UTC), vehicle=True)
    run()
    assert (Job.objects.get().outcome, text(kept), Purged.objects.count()) == ("done", TEXT, 0)


def test_one_day_over_six_years_is_purged_once(east: Unit, desk: User) -> None:
    gone = repair(east, desk, datetime(2020, 3, 9, 4, 0, tzinfo=UTC), vehicle=True)
    run()
    row = Purged.objects.get()
    assert (text(gone), row.kind, row.key) == ("已匿名", "vehicle_repair", gone.pk)
    assert list(old_vehicle_repairs(NOW)) == [gone.pk]


def test_other_services_are_kept_for_three_years(east: Unit, desk: User) -> None:
    kept = repair(east, desk, datetime(2023, 3, 11, 4, 0, tzinfo=UTC), vehicle=False)
    gone = repair(east, desk, datetime(2023, 3, 9, 4, 0, tzinfo=UTC), vehicle=False, phone="13900001111")
    run()
    assert (text(kept), text(gone)) == (TEXT, "已匿名")


def test_the_job_starts_once_a_day_and_not_before_its_hour(east: Unit, desk: User) -> None:
    make_ticket(east, by=desk, at=NOW)
    night = datetime(2026, 3, 9, 16, 30, tzinfo=UTC)  # 00:30 in Shanghai
    found = [purging.start_due(at=at) is not None for at in (night, NOW, NOW + timedelta(hours=1))]
    assert found == [False, True, False]


def test_open_requests_are_never_too_old(east: Unit, desk: User) -> None:
    held = make_ticket(east, by=desk, at=datetime(2026, 1, 5, 4, 0, tzinfo=UTC), description=TEXT)
    later = datetime(2036, 1, 5, 4, 0, tzinfo=UTC)
    purging.start_due(at=later)
    jobs.work_due(clock=lambda: later)
    assert text(held) == TEXT
