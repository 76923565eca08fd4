from core.apps import RoomConfig


class DeadlinesConfig(RoomConfig):
    name = "deadlines"
