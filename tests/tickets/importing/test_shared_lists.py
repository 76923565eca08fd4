"""The real lists, where the folder of shared data stands beside the product."""

from pathlib import Path

import pytest

from customers.models import Asset, Contact, Customer
from tests.tickets.importing.conftest import RunImport
from tickets.importing.reasons import Reason
from tickets.models import ImportBatch, ImportRow, Ticket

FOLDER = Path(__file__).parents[4] / "shared" / "data"
pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="the shared lists are not here")


def test_each_of_987_rows_becomes_a_ticket_with_customer_and_unit(run_import: RunImport) -> None:
    run_import(FOLDER / "calls.csv")
    assert (Ticket.objects.count(), Ticket.objects.exclude(asset=None).exclude(site=None).count()) == (
        987,
        987,
    )
    assert (Customer.objects.count(), Contact.objects.count(), Asset.objects.count()) == (531, 533, 533)
    assert ImportRow.objects.filter(state="rejected").count() == 0
    run_import(FOLDER / "calls.csv")
    assert (Ticket.objects.count(), ImportBatch.objects.count(), ImportRow.objects.count()) == (987, 1, 987)


def test_of_the_dirty_list_150_are_accepted_and_52_rejected_with_reasons(run_import: RunImport) -> None:
    told = run_import(FOLDER / "calls-dirty-gb18030.csv")
    reasons = [row.reasons[0] for row in ImportRow.objects.filter(state="rejected")]
    assert (Ticket.objects.count(), len(reasons)) == (150, 52)
    assert {reason: reasons.count(reason) for reason in set(reasons)} == {
        Reason.SHORT_ROW: 10,
        Reason.BAD_TIME: 10,
        Reason.NO_PHONE: 10,
        Reason.NO_DESCRIPTION: 10,
        Reason.UNKNOWN_REGION: 10,
        Reason.REPEAT: 2,
    }
    assert "导入 150 行" in told
    assert "未导入 52 行" in told
