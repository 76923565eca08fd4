"""manage.py doors: what the rooms put into each other's pages and decisions."""

from typing import Any

from django.core.management.base import BaseCommand

from core import doors, events, streams


class Command(BaseCommand):
    help = "Print every door with what is registered in it"

    def handle(self, *_args: Any, **_options: Any) -> None:
        for door in doors.DOORS:
            self._section(door.name, [_called(item) for item in door])
        self._section("stream kinds", [kind.kind for kind in streams.kinds()])
        self._section(
            "handlers",
            [
                f"{name} -> {handler}"
                for name in sorted(events.type_of)
                for handler in events.handlers_of(name)
            ],
        )

    def _section(self, title: str, lines: list[str]) -> None:
        self.stdout.write(f"{title}:")
        for line in lines:
            self.stdout.write(f"  {line}")


def _called(item: Any) -> str:
    """The first of its names; printing an item whole could ask the database."""
    names = (getattr(item, key, None) for key in ("name", "code", "url_name"))
    return next((str(name) for name in names if name), type(item).__name__)
