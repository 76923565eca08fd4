from core.apps import RoomConfig


class CustomersConfig(RoomConfig):
    name = "customers"
