"""Customers and tickets of the demo company: every status at least once, through the real operations."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from aftersales.demo.complaints import Handling
from aftersales.demo.jobs import JOB, Job
from aftersales.demo.stories import CALLERS, SITE_CLASSES, STORIES, Story
from core.actors import SYSTEM
from core.clock import local_day
from org.models import Unit, User
from org.queries import regions
from reports.operations import freeze_run, send_due
from tickets.enums import Status
from tickets.models import FaultCategory, Ticket
from tickets.operations import lifecycle, permits
from tickets.operations.intake import Intake, register


def build_work(units: Mapping[str, Unit], people: Mapping[str, User], *, at: datetime) -> None:
    """The stories in the order they came in, then yesterday's reports."""
    job = Job(units, people, at)
    for number, story in sorted(enumerate(STORIES), key=lambda pair: -pair[1].hours_ago):
        ticket = _register(number, story, units, people, at)
        _carry_on(ticket, story, job)
    yesterday = local_day(at) - timedelta(days=1)
    for unit in regions():
        freeze_run(unit=unit, period=yesterday, by=SYSTEM, at=at)
    send_due(at=at)


def _register(
    number: int, story: Story, units: Mapping[str, Unit], people: Mapping[str, User], at: datetime
) -> Ticket:
    received = at - timedelta(hours=story.hours_ago)
    desk = people["hotline1" if number % 2 else "hotline2"]
    solved = story.reaches == Status.PHONE_RESOLVED
    form = Intake(
        channel=("phone", "phone", "web", "app")[number % 4] if not solved else "phone",
        description=story.words,
        received_at=received,
        dissatisfied=story.kind["intent"] == "complaint",
        urgency=story.urgency,
        fault=story.fault,
        category=FaultCategory.objects.get(code=story.category) if story.category else None,
        solved_by_phone=solved,
        resolution="已在电话中说明操作方法。" if solved else "",
        callback_at=at + timedelta(hours=2) if story.call_back else None,
        **story.kind,
        **_who(story, units, received),
    )
    return register(form=form, by=desk, at=received)


def _who(story: Story, units: Mapping[str, Unit], received: datetime) -> dict[str, Any]:
    name, phone, region, project, address, model = CALLERS[story.caller]
    return {
        "name": name,
        "phone": phone,
        "region": units[region],
        "project": units[project],
        "address": address,
        "site_class": SITE_CLASSES.get(story.caller, "home"),
        "serial": f"{model}-2608-{story.caller:05d}",
        "model_code": model,
        "bought_on": date(2026, 1, 5) + timedelta(days=11 * story.caller),
    }


def _carry_on(ticket: Ticket, story: Story, job: Job) -> None:
    """Bring the ticket to the status of its story."""
    steps: dict[str, Callable[[], object]] = {
        Status.APPROVED: lambda: job.approve(ticket),
        Status.CANCELLED: lambda: lifecycle.cancel(
            ticket=ticket, reason="客户来电撤销。", by=job.supervisor_of(ticket), at=job.later(ticket, 1)
        ),
    }
    if story.reaches in steps:
        if ticket.status == Status.REGISTERED and story.reaches == Status.APPROVED:
            permits.request_approval(ticket=ticket, by=job.people["hotline1"], at=job.later(ticket, 0.1))
        steps[story.reaches]()
    elif story.reaches in JOB:
        job.run(ticket, story)
    elif story.stage:
        Handling(job, ticket, story).carry_on(story.stage)
