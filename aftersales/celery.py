"""Celery carries wake-ups only: what is due stands in Postgres, so a lost message loses nothing."""

import os

from celery import Celery
from celery.signals import setup_logging, worker_ready

from aftersales import env
from aftersales.schedule import SCHEDULE

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "aftersales.settings")

app = Celery("aftersales")
app.conf.update(
    broker_url=env.text("REDIS_URL", "") or None,
    broker_connection_retry_on_startup=True,
    broker_transport_options={"visibility_timeout": 600, "socket_connect_timeout": 2, "socket_timeout": 5},
    task_ignore_result=True,
    task_acks_late=False,
    task_publish_retry=False,
    task_serializer="json",
    accept_content=["json"],
    worker_prefetch_multiplier=1,
    # Long work has workers of its own, so that an export never keeps the sweep waiting.
    task_routes={
        "core.tasks.do_long_work": {"queue": "long"},
        "aftersales.tasks.make_backup": {"queue": "long"},
    },
    timezone="Asia/Shanghai",
    enable_utc=True,
    beat_scheduler="celery.beat:Scheduler",
    beat_schedule=SCHEDULE,
)
app.autodiscover_tasks()


@setup_logging.connect
def keep_django_logging(**_kwargs: object) -> None:
    """One log format for web, workers and beat: Django's own configuration stays in force."""


SECOND_LOOK = 5  # seconds


@worker_ready.connect
def look_at_once(**_kwargs: object) -> None:
    """What fell due while no worker ran is looked for at its start, not at the next beat; however long a busy
    machine takes to come to it, it is done, or nobody would ever see that the worker lives.

    A second look finds what the first one led to: events that were handed on make messages and clocks.
    """
    for wait in (0, SECOND_LOOK):
        for entry in SCHEDULE.values():
            app.send_task(entry["task"], countdown=wait)
