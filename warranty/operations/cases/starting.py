"""Opening a case; an exchange needs the call in which the fault was judged (WAR-16)."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from core.events import record
from core.numbers import next_number
from core.streams import lock_streams, open_stream
from customers.models import Asset
from org.models import User
from tickets.models import Ticket
from warranty.case_enums import EXCHANGES, CaseKind
from warranty.case_events import CaseStarted
from warranty.enums import Paper
from warranty.models import Case, Judgement
from warranty.operations.cases import clocks
from warranty.operations.cases.errors import CaseRefused
from warranty.operations.cases.holding import SHOWN, write
from warranty.operations.cases.telling import tell_started
from warranty.queries.case_calls import call_record
from warranty.queries.case_offers import kinds_offered

SERIES, KIND = "RX", "case"


@dataclass(frozen=True)
class Opening:
    """What a case begins with; `supplied` are the accessories the sale contained."""

    kind: str
    send_to: str = ""
    local_centre: bool = False
    supplied: tuple[str, ...] = ()


@transaction.atomic
def start(*, ticket: Ticket, opening: Opening, by: User, at: datetime) -> Case:
    """Open a case on a ticket; the law's clock runs from the demand (STANDARDS 2).

    Raises CaseRefused: no unit, no call record for an exchange, not what the verdict in force allows, or
    another case of the unit is open.
    """
    lock_streams(ticket.pk)
    held = Ticket.objects.select_related("stream", "asset", "region", "project", "owner").get(pk=ticket.pk)
    asset = _checked(held, opening)
    spoken = call_record(held)
    if opening.kind in EXCHANGES and spoken is None:
        raise CaseRefused(_("换货须先有热线来电记录：请先登记与客户的通话。"), "kind")
    case = Case.objects.create(
        stream=open_stream(kind=KIND, at=at, number=next_number(SERIES, at=at)),
        ticket=held,
        kind=opening.kind,
        region=held.region,
        project=held.project,
        judgement=Judgement.latest(held),
        called_at=spoken.at if spoken else None,
        call=spoken.call if spoken else None,
        contact=spoken.contact if spoken else None,
        old_asset=asset,
        send_to=opening.send_to.strip(),
        local_centre=opening.local_centre,
        supplied=[one for one in opening.supplied if one in Paper.values],
        opened_by=by,
        opened_at=at,
    )
    return _begun(case, by, at)


def _begun(case: Case, by: User, at: datetime) -> Case:
    held = Case.objects.select_related(*SHOWN).get(pk=case.pk)
    for stream in (held.pk, held.ticket_id):
        record(stream, CaseStarted(held.pk, held.number, held.kind), by=by, at=at)
    clocks.start_on_demand(held, by=by, at=at)
    write(held)
    tell_started(held, by=by, at=at)
    return held


def _checked(ticket: Ticket, opening: Opening) -> Asset:
    if not ticket.is_open:
        raise CaseRefused(_("工单已关闭，不能再立退换单。"))
    asset: Asset | None = ticket.asset
    if asset is None:
        raise CaseRefused(_("工单没有关联设备，请先在工单上补充。"))
    if opening.kind not in CaseKind.values or opening.kind not in kinds_offered(ticket):
        raise CaseRefused(_("按现行判定，不能这样办理。"), "kind")
    if Case.objects.open().filter(old_asset=asset).exists():
        raise CaseRefused(_("该设备已有未结的退换单。"))
    if opening.kind in (CaseKind.EXCHANGE, CaseKind.RETURN, CaseKind.FACTORY_REPAIR) and not (
        opening.send_to.strip()
    ):
        raise CaseRefused(_("请填写客户应寄送的地址。"), "send_to")
    return asset
