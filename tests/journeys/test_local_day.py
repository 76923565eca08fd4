"""A ticket of the first minutes of a local day, from the desk to the report."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection

from core.actors import SYSTEM
from org.models import Unit
from org.operations.calendar import load_published_years
from reports.enums import ReportKind
from reports.models import ReportRun
from reports.operations import freeze_due, open_due
from tests.core.worktime.instants import at
from tests.factories.packs import INSTALLED, default_packs
from tests.factories.tickets import COMPLAINT, make_ticket


@pytest.mark.requirement("CNV-01")
def test_it_is_stored_in_utc_and_counts_in_the_local_days_report(east: Unit) -> None:
    default_packs()
    load_published_years(by=SYSTEM, at=INSTALLED, years=(2026,))
    ticket = make_ticket(east, at=at("2026-03-01 00:10"), **COMPLAINT)
    for step in (open_due, freeze_due):
        step(at=at("2026-03-02 00:10"))
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL timezone TO 'UTC'")
        cursor.execute("SELECT registered_at::text FROM tickets_ticket")
        assert cursor.fetchone() == ("2026-02-28 16:10:00+00",)
    run = ReportRun.objects.get(unit=east, period=date(2026, 3, 1), kind=ReportKind.DAILY)
    assert (len(run.rows), ticket.registered_at) == (1, datetime(2026, 2, 28, 16, 10, tzinfo=UTC))
