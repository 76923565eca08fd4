"""An import that is killed goes on where it was; what it committed is neither lost nor doubled."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from customers.models import Customer
from org.models import Unit
from tests.tickets.importing.conftest import GOOD, RunImport
from tickets.models import Acknowledgement, ImportBatch, ImportRow, Ticket

ROWS = 60
BEGIN = (
    "import django; django.setup(); "
    "from django.core.management import call_command; "
    "import sys; call_command('import_calls', sys.argv[1], batch_size=5)"
)


def rows() -> list[str]:
    """Calls of thirty customers, each twice."""
    return [
        GOOD.replace("17700006294", f"177000062{number % 30:02}")
        .replace("NB-14A-2606-69468", f"NB-14A-2606-{number % 30}")
        .replace("系统不稳定", f"第{number}次")
        for number in range(ROWS)
    ]


@contextmanager
def started(path: Path) -> Iterator["subprocess.Popen[str]"]:
    """The import as a process of its own on the database of this test."""
    parts = connection.settings_dict
    address = (
        f"postgresql://{parts['USER']}:{parts['PASSWORD']}@{parts['HOST']}:{parts['PORT']}/{parts['NAME']}"
    )
    environment = os.environ | {
        "DATABASE_URL": address,
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "PYTHONIOENCODING": "utf-8",
    }
    command = [sys.executable, "-W", "ignore", "-c", BEGIN, str(path)]
    process = subprocess.Popen(
        command, cwd=settings.BASE_DIR, env=environment, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()
        assert process.stdout is not None
        process.stdout.close()


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_after_kill_9_the_next_run_completes_the_list(
    run_import: RunImport, listed: Callable[..., Path], company: dict[str, Unit]
) -> None:
    path = listed(*rows())
    with started(path) as process:
        assert process.stdout is not None
        assert process.stdout.readline().startswith("已处理 5 行")
        process.send_signal(signal.SIGKILL)
    committed = Ticket.objects.count()
    assert 0 < committed < ROWS
    assert ImportBatch.objects.get().finished_at is None
    told = run_import(path)
    assert f"导入 {ROWS} 行（本次新增 {ROWS - committed}，以前已导入 {committed}）" in told
    assert (Ticket.objects.count(), Acknowledgement.objects.count(), Customer.objects.count()) == (
        ROWS,
        ROWS,
        30,
    )
    assert ImportRow.objects.filter(state="accepted").count() == ROWS
    assert ImportBatch.objects.get().accepted == ROWS
