"""Tables of notifications."""

from notifications.models.attempt import Attempt
from notifications.models.letter import Letter, Mailbox
from notifications.models.message import Message
from notifications.models.preference import Preference
from notifications.models.sink import SinkItem
from notifications.models.webhook import Endpoint, WebhookCall

__all__ = ["Attempt", "Endpoint", "Letter", "Mailbox", "Message", "Preference", "SinkItem", "WebhookCall"]
