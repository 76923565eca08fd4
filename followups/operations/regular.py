"""Regular calls: four questions, and partial until all are answered (FUP-07, FUP-11)."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from core.actors import Actor
from core.events import record
from core.streams import lock_streams
from customers.models import Customer
from followups import rules
from followups.enums import WAITING, CallKind, CallState
from followups.errors import FollowUpRefused
from followups.events import CallAnswered, CallPartial
from followups.models import Call, RegularAnswers
from followups.operations.calls import close, hold, talk
from followups.operations.opening import write_call
from org.models import User
from packs.queries import current_figure


@transaction.atomic
def schedule(
    *,
    customer: Customer,
    by: Actor,
    at: datetime,
    assignee: User | None = None,
    due_at: datetime | None = None,
) -> Call:
    """A regular call to a customer's main contact; raises FollowUpRefused while one is open."""
    lock_streams(customer.pk)
    if Call.objects.filter(customer=customer, kind=CallKind.REGULAR, state__in=WAITING).exists():
        raise FollowUpRefused(_("这位客户已有待完成的定期回访。"), "customer")
    due = due_at or rules.due_at(at, int(current_figure("follow_up", "regular_call_days", at=at)))
    return write_call(
        kind=CallKind.REGULAR,
        due_at=due,
        customer=customer,
        contact=customer.contacts.order_by("-is_primary", "pk").first(),
        region=customer.region,
        project=customer.project,
        assignee=assignee,
        by=by,
        at=at,
    )


@transaction.atomic
def answer_regular(
    *, call: Call, answers: Mapping[str, str], satisfaction: str, by: User, at: datetime
) -> Call:
    """Keep the answers; with one of the four blank the call is partial and stays on the list."""
    held = hold(call)
    talk(held, satisfaction, answers.get("wishes", ""), by, at)
    given = {name: answers.get(name, "").strip() for name in RegularAnswers.QUESTIONS}
    row, _new = RegularAnswers.objects.update_or_create(call=held, defaults=given)
    if row.is_whole and satisfaction:
        close(held, CallState.REACHED, by, at)
        record(held.subject_id, CallAnswered(held.pk, satisfaction, reopened=False), by=by, at=at)
        return held
    held.state = CallState.PARTIAL
    held.save(update_fields=["state", "satisfaction", "opinion"])
    count = sum(1 for words in given.values() if words)
    record(held.subject_id, CallPartial(held.pk, count), by=by, at=at)
    return held
