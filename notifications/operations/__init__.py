"""Every write of notifications."""

from notifications.operations.queueing import Draft, NoAddress, notify, queue, queue_many

__all__ = ["Draft", "NoAddress", "notify", "queue", "queue_many"]
