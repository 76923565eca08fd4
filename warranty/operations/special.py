"""A free replacement of parts on special terms, which the company has to approve (WAR-37)."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from org.models import Approval, User
from org.operations.approvals import AlreadyDecided
from tickets.models import Ticket
from tickets.operations import tiers
from tickets.operations.moving import hold
from warranty import permissions
from warranty.enums import Why
from warranty.models import Claim
from warranty.operations.errors import NotAllowed, WarrantyRefused
from warranty.operations.judging import judge
from warranty.queries.facts import SPECIAL_REPLACEMENT


@transaction.atomic
def ask_special(*, ticket: Ticket, by: User, at: datetime) -> Approval:
    """Ask for it; the worth of the parts names the post that decides. Raises NotAllowed or WarrantyRefused."""
    held = hold(ticket)
    if not permissions.can_state(by, held):
        raise NotAllowed(_("您不能修改该工单的质保申请。"))
    claim = Claim.objects.filter(pk=held.pk, special_replacement=True).first()
    if claim is None:
        raise WarrantyRefused(_("请先在质保申请中选择特殊更换。"))
    return tiers.ask(
        stream=held.pk,
        kind=SPECIAL_REPLACEMENT,
        amount=claim.parts_list,
        by=by,
        at=at,
        pack_set=held.pack_set,
    )


@transaction.atomic
def decide_special(*, ticket: Ticket, approved: bool, by: User, at: datetime, note: str = "") -> Approval:
    """Grant it or not, and judge again; raises NotAllowed, SamePerson or AlreadyDecided."""
    held = hold(ticket)
    asked = Approval.objects.open().filter(stream=held.pk, kind=SPECIAL_REPLACEMENT).first()
    if asked is None:
        raise AlreadyDecided(_("已由他人处理。"))
    done = tiers.decide(approval=asked, place=held, by=by, at=at, approved=approved, note=note)
    judge(ticket=held, why=Why.FACTS, by=by, at=at)
    return done
