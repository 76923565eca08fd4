"""What of the money hangs on a ticket that is to end in another (INT-27, INT-28, TKT-32)."""

from django.urls import reverse
from django.utils.translation import gettext as _

from core.doors import Tie
from tickets.models import Charge, Compensation, Quote, Ticket
from tickets.queries.consents import last_answer, waiting_consent
from tickets.queries.fees import balance


def fees(gone: Ticket, _kept: Ticket) -> list[Tie]:
    """What is to be collected or was received is settled first; what comes to nothing stays on record."""
    held = balance(gone)
    if held.fee or held.received:
        words = _("应收 %(fee)s 元，已收 %(received)s 元。") % {"fee": held.fee, "received": held.received}
        return [Tie(words, _money(gone), settle=True)]
    count = Charge.objects.filter(ticket=gone).count() + Quote.objects.filter(ticket=gone).count()
    return [Tie(_("收费和报价记录 %(count)s 条留在 %(gone)s。") % _known(gone, count))] if count else []


def compensation(gone: Ticket, _kept: Ticket) -> list[Tie]:
    """Claims that wait or are not paid are settled first."""
    rows = Compensation.objects.filter(ticket=gone)
    if count := rows.waiting().count() + rows.unpaid().count():
        return [Tie(_("赔付 %(count)s 笔待审批或待支付。") % {"count": count}, _money(gone), settle=True)]
    count = rows.count()
    return [Tie(_("已办结的赔付 %(count)s 笔留在 %(gone)s。") % _known(gone, count))] if count else []


def consents(gone: Ticket, kept: Ticket) -> list[Tie]:
    """The last answer about a paid visit goes along; a question without answer does not."""
    known, found = {"gone": gone.number, "kept": kept.number}, []
    if last_answer(gone) is not None:
        words = (
            _("客户对有偿上门的答复转到 %(kept)s。")
            if last_answer(kept) is None
            else _("客户对有偿上门的答复留在 %(gone)s，%(kept)s 以自己的为准。")
        )
        found.append(Tie(words % known))
    if waiting_consent(gone) is not None:
        found.append(Tie(_("有偿上门的告知尚无答复，不转入；需要时在 %(kept)s 上重新告知。") % known))
    return found


def _known(gone: Ticket, count: int) -> dict[str, object]:
    return {"count": count, "gone": gone.number}


def _money(ticket: Ticket) -> str:
    return reverse("tickets:ticket", args=[ticket.number]) + "#money"
