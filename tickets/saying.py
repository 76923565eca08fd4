"""Words that operations and pages share."""

from datetime import datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from core.clock import local
from tickets.models import Acknowledgement


def minute(instant: datetime) -> str:
    """An instant as people say it: 3月10日 14:33."""
    return date_format(local(instant), _("n月j日 H:i"))


def acknowledgement_words(row: Acknowledgement) -> str:
    """What the desk reads out: number, next step, latest time (INT-06)."""
    return _("您的工单号是 %(number)s。下一步：%(next)s。最迟时间：%(latest)s。") % {
        "number": row.number,
        "next": row.next_step,
        "latest": minute(row.latest_at),
    }
