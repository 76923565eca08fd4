from core.apps import RoomConfig


class DispatchConfig(RoomConfig):
    name = "dispatch"
