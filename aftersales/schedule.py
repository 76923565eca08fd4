"""All periodic work on one page. Each entry says only "every N seconds do what is due"."""

from typing import Any


def every(seconds: int, task: str) -> dict[str, Any]:
    """A beat entry; a wake-up older than its own period is thrown away."""
    return {"task": task, "schedule": seconds, "options": {"expires": seconds}}


SCHEDULE = {
    "aftersales: make today's backup": every(1800, "aftersales.tasks.make_backup"),
    "core: worker heartbeat": every(10, "core.tasks.heartbeat"),
    "core: hand events to their handlers": every(10, "core.tasks.deliver_due"),
    "core: do long work": every(10, "core.tasks.do_long_work"),
    "core: clean old files away": every(3600, "core.tasks.clean_files"),
    "customers: check yesterday's sales": every(1800, "customers.tasks.check_sales_of_yesterday"),
    "deadlines: stand in for who is away": every(60, "deadlines.tasks.stand_in"),
    "deadlines: fire what is due": every(20, "deadlines.tasks.sweep"),
    "deadlines: audit the sweep": every(30, "deadlines.tasks.audit"),
    "emergency: watch for surges": every(60, "emergency.tasks.watch_surge"),
    "followups: judge ended weeks and months": every(300, "followups.tasks.look_back"),
    "notifications: fetch letters": every(60, "notifications.tasks.fetch_letters"),
    "notifications: tell other systems": every(10, "notifications.tasks.call_due"),
    "notifications: send what is due": every(10, "notifications.tasks.send_due"),
    "notifications: watch the disks": every(600, "notifications.tasks.watch_disks"),
    "parts: watch loans and standby units": every(600, "parts.tasks.watch"),
    "privacy: purge what is kept long enough": every(1800, "privacy.tasks.purge_due"),
    "reports: freeze, send and remind": every(30, "reports.tasks.run_due"),
    "tickets: take letters in": every(30, "tickets.tasks.take_letters"),
    "tickets: clean uploaded lists": every(3600, "tickets.tasks.clean_lists"),
    "tickets: watch unread and unhandled complaints": every(60, "tickets.tasks.watch_complaints"),
    "tickets: remind of missing records": every(60, "tickets.tasks.remind_due"),
    "warranty: plan yearly inspections": every(3600, "warranty.tasks.plan_yearly_inspections"),
    "warranty: notice rights that repairs reach": every(600, "warranty.tasks.reach_rights"),
}
