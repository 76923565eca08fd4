"""Asking which verdicts a draft would turn, and keeping the answer."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from core import jobs
from core.models import Job
from org.models import User
from packs.models import PackDraft
from warranty.models import BackTest

KIND = "back_test"


def ask(*, draft: PackDraft, since: date, until: date, by: User, at: datetime) -> Job:
    """Start the run over tickets registered from one day to another."""
    title = _("质保回测：%(pack)s %(since)s 至 %(until)s") % {
        "pack": draft.pack.title,
        "since": since,
        "until": until,
    }
    params = {"draft": draft.pk, "since": since.isoformat(), "until": until.isoformat()}
    return jobs.start(kind=KIND, title=title, params=params, by=by, at=at)


@transaction.atomic
def keep(
    *, draft: PackDraft, since: date, until: date, figures: dict[str, Any], by: User, at: datetime
) -> BackTest:
    """Write down what came out."""
    return BackTest.objects.create(
        draft=draft, revision=draft.revision, since=since, until=until, figures=figures, by=by, at=at
    )
