"""Who acts: a person of org.User, or the system itself."""

from dataclasses import dataclass
from typing import Any, Protocol

from django.utils.translation import gettext_noop


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
    display_name: str = gettext_noop("系统")


SYSTEM = SystemActor()
# Acts through a door of one's own: the private link, the public form, a letter.
CUSTOMER = SystemActor(display_name=gettext_noop("客户"))
