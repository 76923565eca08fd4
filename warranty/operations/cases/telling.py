"""What the customer is told of a case: short, with the private link, never a name or place."""

from datetime import datetime

from core.actors import Actor
from core.punctuation import mark
from core.words import Later, in_house, later, written
from tickets.operations.customer_messages import tell_customer
from warranty.case_enums import CaseKind, CaseOutcome
from warranty.case_rules import shown_missing
from warranty.models import Case, FreightRepayment


def tell_started(case: Case, *, by: Actor, at: datetime) -> None:
    """Where to send the goods; on site nothing is sent."""
    if case.kind == CaseKind.ONSITE_EXCHANGE:
        words = written("已为您登记上门换货，我们会与您约定时间。")
    else:
        words = written("已为您登记，请按链接中的地址寄出并填写运单号。")
    _tell(case, "started", words, by, at)


def tell_received(case: Case, *, by: Actor, at: datetime) -> None:
    """The goods are here."""
    _tell(case, "received", written("已收到您寄来的产品，正在鉴定。"), by, at)


def tell_missing(case: Case, *, by: Actor, at: datetime) -> None:
    """What the goods came without."""
    missing = mark("、").join(in_house(one) for one in shown_missing(case.missing))
    words = written("已收到您寄来的产品，还缺：%(missing)s，请补齐。", missing=missing)
    _tell(case, "missing", words, by, at)


def tell_decided(case: Case, *, by: Actor, at: datetime) -> None:
    """What the customer gets."""
    words = WITHDRAWN if case.withdrawn else DECIDED[case.outcome]
    _tell(case, "decided", in_house(words), by, at)


def tell_fulfilled(case: Case, *, by: Actor, at: datetime) -> None:
    """It is on its way."""
    _tell(case, "fulfilled", in_house(DONE[case.outcome]), by, at)


def tell_freight_repaid(case: Case, row: FreightRepayment, *, by: Actor, at: datetime) -> None:
    """What the customer paid the carrier comes back."""
    words = written("您垫付的寄回运费 %(amount)s 元已退还。", amount=f"{row.amount:.2f}")
    _tell(case, f"freight:{row.pk}", words, by, at)


DECIDED: dict[str, Later] = {
    CaseOutcome.NEW_GOODS: later("已同意为您换新，正在准备发货。"),
    CaseOutcome.REFUND: later("已同意为您退款，正在办理付款。"),
    CaseOutcome.REPAIRED: later("您的产品已修好，正在准备寄回。"),
    CaseOutcome.SEND_BACK: later("产品将退回给您，原因请见链接。"),
}
WITHDRAWN = later("已按您的要求撤回，产品将退回给您。")
DONE: dict[str, Later] = {
    CaseOutcome.NEW_GOODS: later("换发的新品已发出。"),
    CaseOutcome.REFUND: later("退款已支付。"),
    CaseOutcome.REPAIRED: later("修好的产品已寄出。"),
    CaseOutcome.SEND_BACK: later("您的产品已寄回。"),
}


def _tell(case: Case, cause: str, words: str, by: Actor, at: datetime) -> None:
    tell_customer(
        ticket=case.ticket,
        cause=f"case:{case.pk}:{cause}",
        subject=written("退换单 %(number)s", number=case.number),
        words=words,
        at=at,
        by=by,
    )
