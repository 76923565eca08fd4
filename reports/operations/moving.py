"""The one writer of a report's state."""

from core.streams import lock_streams
from reports import transitions
from reports.models import ReportRun


class ReportRefused(Exception):
    """Base of what reports refuse; the message is for people."""


class AlreadySent(ReportRefused):
    """A sent report is locked; a correction is a new version."""


class NotReady(ReportRefused):
    """Something is missing before the report may go on."""


def move(run: ReportRun, to: str, *fields: str) -> None:
    """Set the state of a held run and save it with the fields named; raises WrongMove."""
    transitions.check(run.state, to)
    run.state = to
    run.save(update_fields=["state", *fields])


def held(run: ReportRun) -> ReportRun:
    """The run, locked and read again."""
    lock_streams(run.stream_id)
    return ReportRun.objects.select_related("unit", "stream").get(pk=run.pk)
