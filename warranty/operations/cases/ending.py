"""The end of a case."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from core.actors import Actor
from org.models import User
from parts.queries.loans import open_loans
from warranty.case_enums import CaseState, ParcelWay
from warranty.models import Case
from warranty.operations.cases import clocks
from warranty.operations.cases.errors import CaseRefused
from warranty.operations.cases.holding import hold, move
from warranty.queries.case_money import owed_freight


@transaction.atomic
def close(*, case: Case, by: Actor, at: datetime) -> Case:
    """The customer has what was decided.

    Raises CaseRefused while a lent unit is out (WAR-48) or freight is owed to the customer (WAR-47).
    """
    held = hold(case)
    if lent := open_loans(held.pk):
        words = _("备用机借用单 %(number)s 尚未归还，请先收回。")
        raise CaseRefused(words % {"number": lent[0].number})
    if owed := owed_freight(held):
        words = _("客户垫付的寄回运费 %(amount)s 元尚未退还，请先登记退还。")
        raise CaseRefused(words % {"amount": f"{owed:.2f}"})
    for parcel in held.parcels.filter(way=ParcelWay.OUT, received_at=None):
        parcel.received_at = at
        parcel.save(update_fields=["received_at"])
    clocks.stop_all(held, "closed", by=by, at=at)
    return move(held, CaseState.CLOSED, by=by, at=at)


@transaction.atomic
def cancel(*, case: Case, reason: str, by: User, at: datetime) -> Case:
    """Nothing comes of it; goods that lie here are sent back instead. Raises CaseRefused without a reason."""
    held = hold(case)
    if not reason.strip():
        raise CaseRefused(_("请填写取消原因。"), "reason")
    if held.received_at is not None:
        raise CaseRefused(_("已收到客户的产品，请决定「退回原物」，不能直接取消。"))
    clocks.stop_all(held, "cancelled", by=by, at=at)
    return move(held, CaseState.CANCELLED, by=by, at=at, cancel_reason=reason.strip())
