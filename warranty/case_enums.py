"""Words of exchange, return and factory repair."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class CaseKind(TextChoices):
    EXCHANGE = "exchange", _("寄回换货")
    RETURN = "return", _("退货退款")
    FACTORY_REPAIR = "factory_repair", _("返厂维修")
    ONSITE_EXCHANGE = "onsite_exchange", _("上门换货")


EXCHANGES = frozenset({CaseKind.EXCHANGE, CaseKind.ONSITE_EXCHANGE})
"""Begin with a call: the engineer judges by phone first (WAR-16)."""


class CaseState(TextChoices):
    ANNOUNCED = "announced", _("待寄回")
    DOCUMENTS = "documents", _("待补资料")
    IN_TRANSIT = "in_transit", _("寄回途中")
    RECEIVED = "received", _("已收货待鉴定")
    APPRAISED = "appraised", _("已鉴定待决定")
    DECIDED = "decided", _("已决定待办理")
    SHIPPED = "shipped", _("已发出")
    REFUNDED = "refunded", _("已退款")
    SENT_BACK = "sent_back", _("已退回原物")
    CLOSED = "closed", _("已结案")
    CANCELLED = "cancelled", _("已取消")


class CaseOutcome(TextChoices):
    """What is decided once the goods were appraised."""

    NEW_GOODS = "new_goods", _("换发新品")
    REFUND = "refund", _("退款")
    REPAIRED = "repaired", _("修好寄回")
    SEND_BACK = "send_back", _("退回原物")


WITHDRAWN = _("客户撤回，退回原物")


def outcome_word(outcome: str, *, withdrawn: bool = False) -> str:
    """The decision as people read it; empty while nothing is decided."""
    return str(WITHDRAWN if withdrawn else dict(CaseOutcome.choices).get(outcome, ""))


class ParcelWay(TextChoices):
    IN = "in", _("客户寄来")
    OUT = "out", _("公司发出")


class Bearer(TextChoices):
    COMPANY = "company", _("公司")
    CUSTOMER = "customer", _("客户")
    SUPPLIER = "supplier", _("供应商")


class CostItem(TextChoices):
    INBOUND_FREIGHT = "inbound_freight", _("寄回运费")
    OUTBOUND_FREIGHT = "outbound_freight", _("发出运费")
    GOODS = "goods", _("换发商品")
    REFUND = "refund", _("退款")
    REPAIR = "repair", _("修理")
    APPRAISAL = "appraisal", _("鉴定")


CASE_TONES = {
    CaseState.ANNOUNCED: "info",
    CaseState.DOCUMENTS: "warn",
    CaseState.IN_TRANSIT: "info",
    CaseState.RECEIVED: "primary",
    CaseState.APPRAISED: "primary",
    CaseState.DECIDED: "warn",
    CaseState.SHIPPED: "ok",
    CaseState.REFUNDED: "ok",
    CaseState.SENT_BACK: "muted",
    CaseState.CLOSED: "muted",
    CaseState.CANCELLED: "muted",
}
