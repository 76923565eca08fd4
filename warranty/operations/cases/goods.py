"""What a case means for the unit: repairs, the unit in its place, and what the judge is told."""

from datetime import date, datetime
from typing import Any

from core.actors import Actor
from customers.models import Asset
from customers.operations.replacing import ReplaceRefused, replace_asset, take_back
from warranty.case_enums import CaseKind, ParcelWay
from warranty.enums import RepairKind
from warranty.models import Case, Claim, Judgement
from warranty.operations import claims, repairs
from warranty.operations.cases.errors import CaseRefused
from warranty.operations.cases.holding import write


def hand_in(case: Case, *, on: date, by: Actor, at: datetime) -> None:
    """The unit is handed in for repair at the factory."""
    category = case.ticket.category
    claim = Claim.objects.filter(ticket=case.ticket_id).first()
    repairs.begin(
        asset=case.old_asset,
        stream=case.stream,
        fault=category.code if category else "",
        kind=RepairKind.FACTORY,
        safety=bool(claim and claim.safety_fault),
        on=on,
        by=by,
        at=at,
    )


def hand_back(case: Case, *, fixed: bool, on: date, by: Actor, at: datetime) -> None:
    """The unit leaves again, repaired or not; nothing where it was never handed in for repair."""
    if case.kind == CaseKind.FACTORY_REPAIR:
        repairs.finish(asset=case.old_asset, stream=case.stream, fixed=fixed, on=on, by=by, at=at)


def exchange(case: Case, serial: str, batch: str, *, on: date, by: Actor, at: datetime) -> Asset:
    """The new unit in place of the old one, its warranty starting on `on` (WAR-46); raises CaseRefused."""
    try:
        return replace_asset(old=case.old_asset, serial=serial, batch=batch, on=on, by=by, at=at)
    except ReplaceRefused as error:
        raise CaseRefused(str(error), "serial") from None


def give_back(case: Case, *, by: Actor, at: datetime) -> None:
    """The unit was returned for its price; raises CaseRefused when it is gone already."""
    try:
        take_back(asset=case.old_asset, by=by, at=at)
    except ReplaceRefused as error:
        raise CaseRefused(str(error)) from None


def state_facts(case: Case, *, by: Actor, at: datetime) -> None:
    """Tell the judge what lies here and what it was found to be, and keep the verdict as the case's basis."""
    given: dict[str, Any] = {"goods_sent_in": case.received_at is not None, "local_centre": case.local_centre}
    if case.supplied:
        given["supplied_accessories"] = list(case.supplied)
    arrived = case.parcels.filter(way=ParcelWay.IN, received_at__isnull=False).last()
    if arrived is not None and arrived.contents is not None:
        given["parcel_contents"] = list(arrived.contents)
    found = case.appraisals.last()
    if found is not None:
        given |= {
            "appraisal_by": found.appraiser,
            "appraisal_finding": found.finding,
            "appraisal_on": found.on,
            "appraisal_report": found.report,
        }
    claims.state(ticket=case.ticket, given=given, by=by, at=at)
    latest = Judgement.latest(case.ticket)
    if latest is not None and latest.pk != case.judgement_id:
        write(case, judgement=latest)
