"""Long work beside other processes: stopped within two seconds, resumed after a kill."""

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection

from core import jobs
from core.clock import now
from core.models import Job, Outcome
from org.models import User
from tests.core.jobs import kinds  # noqa: F401  registers the kinds
from tests.factories.org import make_user

pytestmark = pytest.mark.django_db(transaction=True)
ROOT = Path(__file__).resolve().parents[3]
WORKER = """
import time, django; django.setup()
import tests.core.jobs.kinds
from core import jobs
from core.clock import now
end = time.monotonic() + 20
while not jobs.work_due(clock=now) and time.monotonic() < end:
    time.sleep(0.2)
"""


@pytest.fixture
def person(db: None) -> User:
    return make_user("desk", "李晓敏")


def worker(files: Path) -> int:
    """A worker process of its own; its exit code."""
    here = settings.DATABASES["default"]
    url = f"postgresql://{here['USER']}:{here['PASSWORD']}@{here['HOST']}:{here['PORT']}/{connection.settings_dict['NAME']}"
    env = os.environ | {
        "DATABASE_URL": url,
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "WORK_LEASE_SECONDS": "2",
        "MEDIA_ROOT": str(files),
    }
    command = [sys.executable, "-W", "ignore", "-c", WORKER]
    return subprocess.run(command, cwd=ROOT, env=env, timeout=60, check=False).returncode


def test_a_killed_worker_s_job_goes_on_where_it_was(person: User, tmp_path: Path) -> None:
    params = {"to": 5, "die_at": 3, "marker": str(tmp_path / "died"), "log": str(tmp_path / "log")}
    job = jobs.start(kind="test.count", title="数数", params=params, by=person, at=now())
    first = worker(tmp_path)
    job.refresh_from_db()
    assert (first, job.is_live, job.saved) == (-9, True, {"next": 3})
    second = worker(tmp_path)
    job.refresh_from_db()
    assert (second, job.outcome, job.steps) == (0, Outcome.DONE, 5)
    assert (tmp_path / "log").read_text().split() == ["0", "1", "2", "3", "4"]


def run_elsewhere() -> bool:
    try:
        return jobs.work_due(clock=now)
    finally:
        connection.close()


def wait_for(job: Job, **state: Any) -> float:
    """Seconds until the row says so; at most ten."""
    begun = time.monotonic()
    while not Job.objects.filter(pk=job.pk, **state).exists() and time.monotonic() < begun + 10:
        time.sleep(0.02)
    return time.monotonic() - begun


def test_running_work_stops_within_two_seconds(person: User) -> None:
    job = jobs.start(kind="test.wait", title="等待", params={}, by=person, at=now())
    with ThreadPoolExecutor(1) as pool:
        running = pool.submit(run_elsewhere)
        wait_for(job, started_at__isnull=False)
        jobs.cancel(job=job, by=person, at=now())
        took = wait_for(job, outcome=Outcome.CANCELLED)
        assert running.result(timeout=10) is True
    assert took <= 2.0


def test_progress_is_written_each_second(person: User) -> None:
    job = jobs.start(kind="test.wait", title="等待", params={}, by=person, at=now())
    with ThreadPoolExecutor(1) as pool:
        running = pool.submit(run_elsewhere)
        wait_for(job, started_at__isnull=False)
        took = wait_for(job, steps__gt=0)
        jobs.cancel(job=job, by=person, at=now())
        running.result(timeout=10)
    assert took <= 2.0


def test_two_workers_do_it_once(person: User, tmp_path: Path, settings: Any) -> None:
    settings.MEDIA_ROOT = tmp_path
    log = tmp_path / "log"
    jobs.start(kind="test.count", title="数", params={"to": 20, "log": str(log)}, by=person, at=now())
    with ThreadPoolExecutor(2) as pool:
        done = [future.result() for future in [pool.submit(run_elsewhere) for _ in range(2)]]
    assert (sorted(done), log.read_text().split()) == ([False, True], [str(n) for n in range(20)])
