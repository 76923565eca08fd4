"""What notices of the clocks offer beside their words."""

import re
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.doors import MESSAGE_ACTIONS, MessageAction
from deadlines.enums import TaskKind
from org.enums import Right
from org.permissions import has

OF_CLOCK = re.compile(r"clock:(\d+):")
ESCALATED = re.compile(r"clock:\d+:\d+:L[12]")


def cooperation(message: Any, user: Any) -> tuple[Any, str] | None:
    """Notices of levels 1 and 2 lead to help of other departments (TKT-12)."""
    if not ESCALATED.fullmatch(message.cause) or not has(user, Right.ASSIGN_TASKS):
        return None
    where = f"{reverse('deadlines:task_new')}?stream={message.stream_id}&kind={TaskKind.COOPERATION}"
    return _("请其他部门协助"), where


def story(message: Any, _user: Any) -> tuple[Any, str] | None:
    """Notices of one clock lead to its page, where one takes note or puts reminders off."""
    found = OF_CLOCK.match(message.cause)
    return (_("知悉或稍后提醒"), reverse("deadlines:clock", args=[found[1]])) if found else None


def register() -> None:
    """Called when the app loads."""
    MESSAGE_ACTIONS.register(MessageAction("clock", 5, story))
    MESSAGE_ACTIONS.register(MessageAction("cooperation", 10, cooperation))
