from core.apps import RoomConfig


class OrgConfig(RoomConfig):
    name = "org"
