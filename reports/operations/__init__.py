"""Every write of reports."""

from reports.operations.freeze import freeze_due, freeze_run
from reports.operations.send import AlreadySent, NotSent, remark, remind_due, revise, send, send_due

__all__ = [
    "AlreadySent",
    "NotSent",
    "freeze_due",
    "freeze_run",
    "remark",
    "remind_due",
    "revise",
    "send",
    "send_due",
]
