from core.apps import RoomConfig


class PacksConfig(RoomConfig):
    name = "packs"
