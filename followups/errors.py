"""Why follow-up refuses; the message is for the person at the page, `field` names the field of a form."""

from datetime import datetime

from django.utils.translation import gettext as _

from core.clock import local


class FollowUpRefused(Exception):
    """Nothing was written."""

    def __init__(self, words: str, field: str | None = None) -> None:
        self.field = field
        super().__init__(words)


class CallClosed(FollowUpRefused):
    """Somebody has finished this call already."""


class ContactedToday(FollowUpRefused):
    """The customer was contacted on this day (C-13)."""


class TooEarly(FollowUpRefused):
    """The call was made before the pack lets it (SLA-16)."""

    def __init__(self, not_before: datetime) -> None:
        when = local(not_before).strftime("%Y-%m-%d %H:%M")
        super().__init__(_("按规定不早于 %(at)s 回访。") % {"at": when}, "called_at")


class OwnRegion(FollowUpRefused):
    """Nobody surveys the own region."""
