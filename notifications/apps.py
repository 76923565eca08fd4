from core.apps import RoomConfig


class NotificationsConfig(RoomConfig):
    name = "notifications"
