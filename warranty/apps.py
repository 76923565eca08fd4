from core.apps import RoomConfig


class WarrantyConfig(RoomConfig):
    name = "warranty"
