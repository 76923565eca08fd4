"""Every write of notifications."""

from notifications.operations.queueing import Draft, NoAddress, notify, queue, queue_many
from notifications.operations.reading import choose_channels, mark_read, stop_watching
from notifications.operations.releasing import NothingHeld, backlog, release
from notifications.operations.retrying import (
    NotWaiting,
    retry_all,
    retry_call,
    retry_delivery,
    retry_letter,
    retry_message,
)
from notifications.operations.sending import send_due
from notifications.operations.withdrawing import withdraw

__all__ = [
    "Draft",
    "NoAddress",
    "NotWaiting",
    "NothingHeld",
    "backlog",
    "choose_channels",
    "mark_read",
    "notify",
    "queue",
    "queue_many",
    "release",
    "retry_all",
    "retry_call",
    "retry_delivery",
    "retry_letter",
    "retry_message",
    "send_due",
    "stop_watching",
    "withdraw",
]
