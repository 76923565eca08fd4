"""A message that only proves that its way works."""

from datetime import datetime

from core.words import later
from notifications.models import Message
from notifications.operations.queueing import queue
from org.models import User


def send_trial(*, channel: str, address: str, by: User, at: datetime) -> Message:
    """Queue one test message to an address; raises NoAddress when it is empty."""
    return queue(
        cause=f"trial:{by.pk}:{at.timestamp()}",
        recipient=None,
        address=address,
        channel=channel,
        subject=later("测试消息"),
        body=later("这是售后工单系统发出的测试消息，收到即表示设置正确。"),
        at=at,
    )
