"""Taking back messages of a deed that was undone before they left."""

from django.utils.translation import gettext as _

from core.models import WorkState
from core.undo import TooLate, takes_back
from notifications.enums import Channel
from notifications.models import Message
from notifications.operations.writing import ROOM


@takes_back(ROOM)
def withdraw(references: list[str]) -> int:
    """Delete messages that nobody has sent or read yet; returns how many. Raises core.undo.TooLate.

    They are deleted, as the same cause may come again and then has to be told.
    """
    rows = list(Message.objects.filter(reference__in=references).select_for_update())
    if any(one.channel != Channel.INBOX and (one.attempts or one.state != WorkState.OPEN) for one in rows):
        raise TooLate(_("通知已发出，不能撤销。"))
    Message.objects.filter(pk__in=[one.pk for one in rows]).delete()
    return len(rows)
