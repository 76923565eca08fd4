"""What notifications tell by themselves."""

from datetime import timedelta

from django.utils import translation

from core.events import on
from core.hooks import carry
from core.jobs import JobFinished
from core.models import Event, Job, Outcome
from core.words import later as _
from notifications.enums import Channel
from notifications.operations import notify
from notifications.operations.webhooks import queue_event
from org.models import User

WATCHED = timedelta(seconds=5)


@on(JobFinished)
def tell_owner(event: Event) -> None:
    """Long work is done or failed: an inbox item, unless the person looked on or stopped it."""
    job = Job.objects.get(pk=event.stream_id)
    owner = User.objects.filter(pk=job.owner_id, is_active=True).first()
    outcome = event.facts["outcome"]
    watched = job.watched_at is not None and job.watched_at > event.at - WATCHED
    if owner is None or watched or outcome == Outcome.CANCELLED:
        return
    with translation.override(job.language or None):
        notify(
            cause=f"job {event.pk}",
            users=[owner],
            subject=_("%(outcome)s：%(title)s") % {"outcome": Outcome(outcome).label, "title": job.title},
            body=job.summary or _("请到任务中心查看。"),
            at=event.at,
            stream=job.pk,
            channels=(Channel.INBOX,),
        )


@carry
def tell_other_systems(event: Event) -> None:
    """A call for each system that asked for this published event."""
    queue_event(event)
