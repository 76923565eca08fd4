from core.apps import RoomConfig


class ReportsConfig(RoomConfig):
    name = "reports"
