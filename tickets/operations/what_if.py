"""Asking what a draft would have done, and keeping the answer."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from core import jobs
from core.models import Job
from org.models import User
from packs.models import PackDraft
from tickets.models import WhatIf

KIND = "what_if"


def ask(*, draft: PackDraft, since: date, until: date, hours: dict[str, Any], by: User, at: datetime) -> Job:
    """Start the calculation over tickets registered from one day to another."""
    title = _("试算：%(pack)s %(since)s 至 %(until)s") % {
        "pack": draft.pack.title,
        "since": since,
        "until": until,
    }
    params = {"draft": draft.pk, "since": since.isoformat(), "until": until.isoformat(), "hours": hours}
    return jobs.start(kind=KIND, title=title, params=params, by=by, at=at)


@transaction.atomic
def keep(
    *,
    draft: PackDraft,
    since: date,
    until: date,
    hours: dict[str, Any],
    figures: dict[str, Any],
    by: User,
    at: datetime,
) -> WhatIf:
    """Write down what came out."""
    return WhatIf.objects.create(
        draft=draft,
        revision=draft.revision,
        since=since,
        until=until,
        hours=hours,
        figures=figures,
        by=by,
        at=at,
    )
