"""Papers that come back from trips, and the reminder of feedback forms that do not (RPT-17, RPT-18)."""

from datetime import datetime, timedelta

from django.db import IntegrityError, transaction

from core.actors import SYSTEM, Actor
from core.events import record
from core.streams import lock_streams
from core.words import later
from core.words import later as _
from dispatch.models import Visit
from notifications.operations import notify
from org.enums import Post
from org.queries import holders
from reports.enums import Paper
from reports.events import FeedbackFormMissing, PaperHandedIn
from reports.models import FormReminder, HandIn
from reports.operations.moving import NotReady
from reports.queries.papers import allowed_hours, without_form

MOST_AT_ONCE = 200


@transaction.atomic
def hand_in(*, visit: Visit, paper: str, handed_at: datetime, by: Actor, at: datetime) -> HandIn:
    """A clerk received a paper of a finished trip; raises NotReady before its end, ahead of now, or twice."""
    stream = visit.order.ticket_id
    lock_streams(stream)
    if visit.checked_out_at is None or handed_at < visit.checked_out_at:
        raise NotReady(_("返回之前不能交回单据。"))
    if handed_at > at:
        raise NotReady(_("交回时间不能晚于现在。"))
    try:
        with transaction.atomic():
            row = HandIn.objects.create(visit=visit, paper=paper, at=handed_at, by_id=by.pk)
    except IntegrityError as error:
        raise NotReady(_("这张单据已经交回。")) from error
    in_time = handed_at <= visit.checked_out_at + timedelta(hours=allowed_hours(at=at))
    record(stream, PaperHandedIn(visit.pk, Paper(paper), in_time), by=by, at=at)
    return row


def remind_of_forms(*, at: datetime) -> int:
    """Remind of every trip whose feedback form is missing after the allowed hours; each once."""
    return sum(_remind(visit, at) for visit in without_form(at=at)[:MOST_AT_ONCE])


@transaction.atomic
def _remind(visit: Visit, at: datetime) -> bool:
    order = visit.order
    lock_streams(order.ticket_id)
    if (
        FormReminder.objects.filter(visit=visit).exists()
        or visit.papers.filter(paper=Paper.FEEDBACK_FORM).exists()
    ):
        return False
    FormReminder.objects.create(visit=visit, at=at)
    record(order.ticket_id, FeedbackFormMissing(visit.pk), by=SYSTEM, at=at)
    words = later("%(order)s 的售后信息反馈意见表尚未交回，请补交。", order=order.number)
    people = [order.technician.user, *holders(Post.CLERK, order.ticket.region, at=at)]
    cause = f"form:{visit.pk}"
    notify(cause=cause, users=people, subject=words, body=words, stream=order.ticket_id, at=at)
    return True
