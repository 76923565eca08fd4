"""Text messages about usage to customers with a recent installation, with their consent (FUP-06)."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from core import jobs
from core.actors import Actor
from core.clock import local_day
from core.events import record
from core.jobs import Run
from core.streams import lock_streams, open_stream
from core.words import written
from customers.enums import ConsentPurpose
from customers.models import Contact, Customer
from customers.operations import consents
from customers.queries.consents import may_send
from followups import rules
from followups.enums import ContactChannel, SmsState
from followups.errors import ContactedToday, FollowUpRefused
from followups.events import MailingMade
from followups.models import UsageMailing, UsageMessage
from followups.operations.contacting import claim
from followups.queries.mailings import opt_out_words, to_write_to
from notifications.enums import Channel
from notifications.operations import queue
from org.models import Unit, User
from packs.queries import current_figure

KIND, JOB = "usage_mailing", "usage_sms"


@transaction.atomic
def make_mailing(*, unit: Unit, text: str, by: User, at: datetime) -> UsageMailing:
    """Select the customers of the rolling window who may be asked, and start sending; raises FollowUpRefused for nobody."""
    if not text.strip():
        raise FollowUpRefused(_("请填写短信内容。"), "text")
    months = int(current_figure("usage_sms", "months", at=at))
    first, last = rules.window(local_day(at), months)
    chosen = list(to_write_to(first, last, unit=unit))
    if not chosen:
        raise FollowUpRefused(_("这段时间没有安装完成的客户。"), "unit")
    stream = open_stream(kind=KIND, at=at)
    mailing = UsageMailing.objects.create(
        stream=stream, unit=unit, run_on=last, first_day=first, text=text.strip(), by=by, made_at=at
    )
    lines = [UsageMessage(mailing=mailing, installation=row, customer_id=row.customer_id) for row in chosen]
    UsageMessage.objects.bulk_create(lines, batch_size=1000)
    record(stream, MailingMade(len(lines), first.isoformat(), last.isoformat()), by=by, at=at)
    title = written("短信回访 %(unit)s %(day)s", unit=unit.name, day=last.isoformat())
    mailing.job = jobs.start(kind=JOB, title=title, params={"mailing": mailing.pk}, by=by, at=at)
    mailing.save(update_fields=["job"])
    return mailing


def send_mailing(run: Run) -> None:
    """The job: each waiting line once; a line that is settled is never taken again."""
    waiting = UsageMessage.objects.filter(mailing=run.params["mailing"], outcome=SmsState.WAITING)
    keys = list(waiting.order_by("pk").values_list("pk", flat=True))
    run.total(len(keys))
    for key in keys:
        settle(line=key, by=run.by, at=run.at)
        run.step()


@transaction.atomic
def settle(*, line: int, by: Actor, at: datetime) -> UsageMessage:
    """Send one line or say why not; a settled one stays as it is."""
    held = UsageMessage.objects.select_for_update(of=("self",)).select_related("mailing").get(pk=line)
    if held.outcome == SmsState.WAITING:
        held.outcome, held.at = _outcome(held, by, at), at
        held.save(update_fields=["outcome", "at"])
    return held


@transaction.atomic
def take_reply(*, phone: str, text: str, by: Actor, at: datetime) -> list[Customer]:
    """A customer's reply; a word of the pack withdraws the consent of whoever has the number (FUP-06)."""
    if not rules.opts_out(text, opt_out_words(at)):
        return []
    owners = list(Customer.objects.filter(contacts__phone=phone).distinct())
    lock_streams(*(owner.pk for owner in owners))
    for owner in owners:
        consents.withdraw(customer=owner, purpose=ConsentPurpose.SURVEY, by=by, at=at)
    return owners


def _outcome(line: UsageMessage, by: Actor, at: datetime) -> str:
    if UsageMessage.objects.filter(installation=line.installation_id, outcome=SmsState.SENT).exists():
        return SmsState.ASKED
    contact = _mobile(line.customer_id)
    if contact is None:
        return SmsState.NO_MOBILE
    if not may_send(contact, ConsentPurpose.SURVEY):
        return SmsState.NO_CONSENT
    try:
        claim(customer=line.customer_id, channel=ContactChannel.SMS, by=by, at=at)
    except ContactedToday:
        return SmsState.CONTACTED
    queue(
        cause=f"usage:{line.mailing_id}:{line.customer_id}",
        recipient=None,
        address=contact.phone,
        channel=Channel.SMS,
        subject=_("使用情况回访"),
        body=line.mailing.text,
        stream=line.mailing_id,
        at=at,
    )
    return SmsState.SENT


def _mobile(customer: int) -> Contact | None:
    contacts = Contact.objects.filter(customer=customer).order_by("-is_primary", "pk")
    return next((contact for contact in contacts if rules.is_mobile(contact.phone)), None)


jobs.register_kind(jobs.JobKind(JOB, _("短信回访"), send_mailing, 40))
