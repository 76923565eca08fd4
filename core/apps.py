"""App set-up shared by all rooms: what registers itself is loaded once, when the app is ready."""

from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.apps import AppConfig

REGISTERING = ("events", "handlers", "presenters", "doors", "exports", "form_panels", "personal")


class RoomConfig(AppConfig):
    """Base of every room: loads the modules that register events, handlers, words and doors."""

    # Django would find two candidates in a room's apps.py, take neither and never call ready().
    default = False

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        cls.default = True

    def ready(self) -> None:
        for module in REGISTERING:
            if find_spec(f"{self.name}.{module}"):
                import_module(f"{self.name}.{module}")


class CoreConfig(RoomConfig):
    name = "core"
