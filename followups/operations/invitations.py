"""Sending a drawn customer the link to the survey."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from core.actors import Actor
from core.streams import lock_streams
from core.words import written
from customers.enums import ConsentPurpose, LinkPurpose
from customers.operations import links
from customers.queries.consents import may_send
from followups import rules
from followups.enums import ContactChannel, InterviewState
from followups.errors import CallClosed, FollowUpRefused
from followups.models import Interview
from followups.operations.contacting import claim
from followups.queries.mailings import opt_out_word
from notifications.enums import Channel
from notifications.operations import queue


@transaction.atomic
def invite(*, interview: Interview, by: Actor, at: datetime) -> Interview:
    """A text message with the customer's own link, with consent and once a day; the call may still follow.

    Raises FollowUpRefused, CallClosed and ContactedToday.
    """
    lock_streams(interview.survey_id)
    held = Interview.objects.select_related("contact", "line", "survey__stream").get(pk=interview.pk)
    if held.state != InterviewState.DRAWN:
        raise CallClosed(_("这位客户的调查已完成。"))
    if not rules.is_mobile(held.contact.phone):
        raise FollowUpRefused(_("这位客户没有手机号，请电话调查。"))
    if not may_send(held.contact, ConsentPurpose.SURVEY):
        raise FollowUpRefused(_("这位客户没有同意接收调查短信，请电话调查。"))
    claim(customer=held.line.customer_id, channel=ContactChannel.SMS, by=by, at=at)
    link = links.open_link(
        stream=held.survey.stream, contact=held.contact, purposes=(LinkPurpose.SURVEY,), by=by, at=at
    )
    queue(
        cause=f"survey:{held.pk}:{link.pk}",
        recipient=None,
        address=held.contact.phone,
        channel=Channel.SMS,
        subject=written("满意度调查"),
        body=written(
            "请用一分钟评价我们的服务：%(link)s 回复 %(word)s 退订。",
            link=links.mark(link),
            word=opt_out_word(at),
        ),
        stream=held.survey_id,
        at=at,
    )
    return held
