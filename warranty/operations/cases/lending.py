"""A unit in place of the customer's while the own one is away."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from org.models import User
from parts.enums import OrderKind, Why
from parts.models import StandbyOrder
from parts.operations import standby
from warranty.models import Case
from warranty.operations.cases.errors import CaseRefused
from warranty.operations.cases.holding import hold
from warranty.queries.case_loans import may_lend


@transaction.atomic
def ask_standby(*, case: Case, by: User, at: datetime) -> StandbyOrder:
    """Ask for a standby unit of the same model; raises CaseRefused while one is asked for or lent."""
    held = hold(case)
    if not may_lend(held):
        raise CaseRefused(_("已申请或已借出备用机。"))
    made = standby.order(
        stream=held.stream,
        branch=held.unit,
        customer=held.ticket.customer,
        kind=OrderKind.STANDBY,
        why=Why.ASKED,
        model=held.old_asset.model,
        asset=held.old_asset,
        by=by,
        at=at,
    )
    if made is None:
        raise CaseRefused(_("已申请或已借出备用机。"))
    return made
