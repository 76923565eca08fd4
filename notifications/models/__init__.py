"""Tables of notifications."""

from notifications.models.attempt import Attempt
from notifications.models.message import Message
from notifications.models.preference import Preference
from notifications.models.sink import SinkItem

__all__ = ["Attempt", "Message", "Preference", "SinkItem"]
