"""Who acts: a person of org.User, or the system itself."""

from dataclasses import dataclass
from typing import Any, Protocol


class Actor(Protocol):
    """What events keep of the acting person: key and name, no foreign key."""

    @property
    def pk(self) -> Any: ...

    @property
    def display_name(self) -> str: ...


@dataclass(frozen=True)
class SystemActor:
    """Acts for the schedule and for handlers of events."""

    pk: int | None = None
    display_name: str = "系统"


SYSTEM = SystemActor()
