"""Two tickets about one thing become one: the survivor keeps every promise, the other ends and stays readable."""

from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from core.doors import MERGE_TIES, Block, Tie
from core.events import record
from core.streams import lock_streams
from core.words import later
from deadlines.operations import Fate, NotMerged, fates, join
from org.models import User
from tickets import permissions
from tickets.enums import Status
from tickets.events import TicketMerged
from tickets.models import Ticket, TicketMerge
from tickets.operations.clocks import refresh_due
from tickets.operations.consents import take_along
from tickets.operations.errors import Blocked, NotAllowed, TicketRefused
from tickets.operations.lifecycle import close
from tickets.operations.moving import hold
from tickets.operations.telling import tell_owner
from tickets.transitions import CLOSED, WORKED, may_move


@dataclass(frozen=True)
class Preview:
    """What merging would do: the fate of each promise and of what hangs on the ticket, or why it is not possible.

    `may_turn` says whether the other ticket might end instead.
    """

    fates: list[Fate]
    refusal: str
    ties: list[Tie] = field(default_factory=list)
    may_turn: bool = False

    @property
    def unsettled(self) -> list[Tie]:
        """What has to be settled first."""
        return [one for one in self.ties if one.settle]

    @property
    def told(self) -> list[Tie]:
        """What becomes of the rest."""
        return [one for one in self.ties if not one.settle]


def preview(ticket: Ticket, into: Ticket) -> Preview:
    """Beforehand, for a person who looks; writes nothing."""
    if words := _refusal(ticket, into):
        return Preview([], words)
    try:
        shown = fates(stream=ticket.stream, into=into.stream)
    except NotMerged as error:
        return Preview([], str(error))
    return Preview(shown, "", ties(ticket, into), may_turn=can_be_merged(into))


def ties(gone: Ticket, kept: Ticket) -> list[Tie]:
    """What hangs on the ticket that ends, asked of all rooms."""
    return [one for tie in MERGE_TIES for one in tie.find(gone, kept)]


@transaction.atomic
def merge(
    *,
    ticket: Ticket,
    into: Ticket,
    reason: str,
    by: User,
    at: datetime,
    breach_reason: str = "",
    version: int | None = None,
) -> Ticket:
    """End `ticket` as one with `into`, where the sooner of two promises goes on (INT-27); returns the survivor.

    The customer's answer about a paid visit goes along. Raises NotAllowed without the right at both,
    TicketRefused for tickets that cannot be one, Blocked for money, a quotation, a case or a loan that hangs on
    the ended ticket, and for a breach that stays there without a reason. It cannot be taken back.
    """
    lock_streams(ticket.pk, into.pk)
    gone, kept = hold(ticket, version=version), hold(into)
    if not all(permissions.can_merge(by, one) for one in (gone, kept)):
        raise NotAllowed(_("合并工单需要两张工单的取消权限。"))
    if words := _refusal(gone, kept) or ("" if reason.strip() else _("合并工单请填写理由。")):
        raise TicketRefused(words)
    if unsettled := [one for one in ties(gone, kept) if one.settle]:
        raise Blocked([Block("merge_tie", one.words, one.link) for one in unsettled])
    take_along(gone, kept, by=by, at=at)
    try:
        join(stream=gone.stream, into=kept.stream, unit=kept.unit, responsible=kept.owner, by=by, at=at)
    except NotMerged as error:
        raise TicketRefused(str(error)) from error
    TicketMerge.objects.create(ticket=gone, into=kept, reason=reason.strip(), by=by, at=at)
    record(gone.pk, TicketMerged(kept.number, gone.pk), by=by, at=at)
    record(kept.pk, TicketMerged(gone.number, None), by=by, at=at)
    close(gone, Status.CANCELLED, breach_reason, by=by, at=at)
    refresh_due(kept)
    subject = later("工单 %(gone)s 并入 %(number)s") % {"gone": gone.number, "number": kept.number}
    tell_owner(kept, cause=f"merged:{gone.pk}", subject=subject, at=at, but=by.pk)
    return kept


def can_be_merged(ticket: Ticket) -> bool:
    """May it end as one with another: no complaint, and nobody was sent?"""
    return getattr(ticket, "complaint", None) is None and may_move(ticket.status, Status.CANCELLED)


def kept_apart(gone: Ticket) -> str:
    """Why a ticket cannot end as one with any other, in words; empty where it can."""
    known = {"gone": gone.number}
    if getattr(gone, "complaint", None) is not None:
        return _("%(gone)s 是投诉，有自己的核实和结案，不能并掉；请把另一张并入它。") % known
    if gone.status in CLOSED:
        return _("%(gone)s 已关闭，不能并掉。") % known
    if gone.status in WORKED:
        return _("%(gone)s 已完工，不能并掉；请把另一张并入它。") % known
    if not can_be_merged(gone):
        return _("%(gone)s 已派工，不能并掉；请先收回派工，或把另一张并入它。") % known
    return ""


def _refusal(gone: Ticket, kept: Ticket) -> str:
    """The first reason why two tickets cannot be one; empty when they can."""
    if gone.pk == kept.pk:
        return _("工单不能并入自己。")
    if gone.customer_id != kept.customer_id or gone.region_id != kept.region_id:
        return _("只有同一客户、同一地区的工单可以合并。")
    if not kept.is_open:
        return _("%(kept)s 已关闭，不能再并入工单。") % {"kept": kept.number}
    return kept_apart(gone)
