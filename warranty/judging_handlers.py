"""What is judged again when facts change elsewhere."""

from core.actors import SYSTEM
from core.events import on
from core.models import Event
from customers.events import AssetReplaced, AssetRetired, AssetTransferred, SaleCorrected, SaleRecorded
from org.enums import Decision
from org.events import ApprovalDecided
from tickets.enums import ServiceType
from tickets.events import CommitmentMade, PaidVisitAnswered, PriceQuoted, TicketRegistered
from tickets.models import Ticket
from warranty.enums import Why
from warranty.events import Judged, RepairFailed, RepairFinished
from warranty.models import Claim, Judgement
from warranty.operations.claims import state
from warranty.operations.judging import judge
from warranty.operations.recourse import seek_recourse
from warranty.queries.facts import SPECIAL_REPLACEMENT
from warranty.verdicts import RECOURSE


@on(TicketRegistered)
def open_claim(event: Event) -> None:
    """Each repair of a known unit gets its claim and first verdict, whoever took it in."""
    ticket = _ticket(event)
    wanted = ticket and ticket.service_type == ServiceType.REPAIR and ticket.asset and ticket.is_open
    if ticket and wanted and not Claim.objects.filter(pk=ticket.pk).exists():
        state(ticket=ticket, given={}, by=SYSTEM, at=event.at)


@on(SaleRecorded)
@on(SaleCorrected)
@on(AssetTransferred)
@on(AssetReplaced)
@on(AssetRetired)
def judge_unit(event: Event) -> None:
    """How the unit was bought or whose it is has changed: its open tickets."""
    _judge_open(event.stream_id, Why.FACTS, event)


@on(RepairFinished)
@on(RepairFailed)
def judge_repaired(event: Event) -> None:
    """Days in repair count for the unit's other open tickets (WAR-46)."""
    _judge_open(event.facts["asset"], Why.REPAIR, event)


@on(CommitmentMade)
def judge_promise(event: Event) -> None:
    """A recorded promise may lengthen the period (WAR-39)."""
    _judge(event, Why.COMMITMENT)


@on(PaidVisitAnswered)
def judge_consent(event: Event) -> None:
    """The customer agreed to a paid visit, or not (INT-28)."""
    _judge(event, Why.CONSENT)


@on(PriceQuoted)
def judge_price(event: Event) -> None:
    """A price was told: it may be that of coming (WAR-44)."""
    _judge(event, Why.FACTS)


@on(Judged)
def go_to_supplier(event: Event) -> None:
    """A fault of a bought-in part: procurement takes it up with the supplier, once (WAR-33)."""
    held = Judgement.objects.select_related("ticket__stream", "ticket__region").get(
        pk=event.facts["judgement"]
    )
    if RECOURSE in held.answer["tasks"]:
        seek_recourse(ticket=held.ticket, by=SYSTEM, at=event.at)


@on(ApprovalDecided)
def judge_granted(event: Event) -> None:
    """A special replacement was approved (WAR-37)."""
    if event.facts["kind"] == SPECIAL_REPLACEMENT and event.facts["decision"] == Decision.APPROVED:
        _judge(event, Why.FACTS)


def _judge_open(asset: int, why: str, event: Event) -> None:
    rows = Ticket.objects.open().filter(asset=asset, claim__isnull=False).order_by("pk")
    for ticket in rows:
        judge(ticket=ticket, why=why, by=SYSTEM, at=event.at)


def _judge(event: Event, why: str) -> None:
    ticket = _ticket(event)
    if ticket and ticket.is_open:
        judge(ticket=ticket, why=why, by=SYSTEM, at=event.at)


def _ticket(event: Event) -> Ticket | None:
    return Ticket.objects.filter(pk=event.stream_id).first()
