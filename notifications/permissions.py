"""Who may look behind the scenes."""

from org.permissions import can_watch_system

__all__ = ["can_watch_system"]
