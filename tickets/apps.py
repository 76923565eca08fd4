from core.apps import RoomConfig


class TicketsConfig(RoomConfig):
    name = "tickets"
