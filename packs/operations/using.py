"""What the group does by hand: a pack in force from a coming day on, and its end (ORG-02, CNV-12)."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from core.clock import local_day
from core.streams import lock_streams
from org.models import User
from packs.models import Activation, Pack
from packs.operations.activating import activate, deactivate
from packs.operations.drafting import DraftRefused, NotYours
from packs.permissions import can_publish


@transaction.atomic
def put_in_force(*, pack: Pack, rank: str, key: str, since: date, by: User, at: datetime) -> Activation:
    """Use a pack from a coming day on; raises NotYours, DraftRefused, and CannotActivate that names blanks."""
    _ask(by)
    lock_streams(pack.stream_id)
    if since <= local_day(at):
        raise DraftRefused(_("启用日须在今天之后：已经收到的工单按收到时的政策办理。"))
    live = Activation.objects.filter(pack=pack, rank=rank, key=key)
    if live.filter(until=None).exists() or live.filter(until__gte=since).exists():
        raise DraftRefused(_("该政策包对这个适用对象已经启用。"))
    return activate(packs=[pack.code], rank=rank, key=key, since=since, by=by, at=at)[0]


@transaction.atomic
def take_out_of_force(*, activation: Activation, until: date, by: User, at: datetime) -> Activation:
    """End it with a day from today on; one that has not begun is undone. Raises NotYours, DraftRefused."""
    _ask(by)
    lock_streams(activation.pack.stream_id)
    held, today = Activation.objects.select_related("pack").get(pk=activation.pk), local_day(at)
    if held.until is not None and held.until <= until:
        raise DraftRefused(_("该启用已有更早的最后有效日。"))
    if until < today:
        raise DraftRefused(_("最后有效日不能早于今天：已经收到的工单按收到时的政策办理。"))
    if held.since and until < held.since:
        until = held.since - timedelta(days=1)
    return deactivate(activation=held, until=until, by=by, at=at)


def _ask(by: User) -> None:
    if not can_publish(by):
        raise NotYours(_("只有集团专员可以启用和停用政策包。"))
