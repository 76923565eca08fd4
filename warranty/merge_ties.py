"""What of the warranty hangs on a ticket that is to end in another."""

from django.urls import reverse
from django.utils.translation import gettext as _

from core.doors import Tie
from tickets.models import Ticket
from warranty.models import Case, Quotation
from warranty.transitions import LIVE


def quotations(gone: Ticket, _kept: Ticket) -> list[Tie]:
    """One that is drafted or sent is answered or withdrawn first (WAR-32)."""
    rows = Quotation.objects.filter(ticket=gone)
    live = rows.filter(state__in=LIVE).first()
    if live is not None:
        known = {"total": live.total, "state": live.get_state_display()}
        words = _("维修报价 %(total)s 元（%(state)s），请先撤回或等客户答复。")
        return [Tie(words % known, reverse("warranty:claim", args=[gone.number]), settle=True)]
    count = rows.count()
    words = _("已答复或撤回的维修报价 %(count)s 份留在 %(gone)s。")
    return [Tie(words % {"count": count, "gone": gone.number})] if count else []


def cases(gone: Ticket, _kept: Ticket) -> list[Tie]:
    """An exchange, return or factory repair ends first."""
    rows = Case.objects.filter(ticket=gone)
    found = [
        Tie(
            _("退换单 %(number)s 尚未结案。") % {"number": one.number},
            reverse("warranty:case", args=[one.number]),
            settle=True,
        )
        for one in rows.open().select_related("stream")
    ]
    count = rows.count() - len(found)
    words = _("已结案的退换单 %(count)s 张留在 %(gone)s。")
    return [*found, Tie(words % {"count": count, "gone": gone.number})] if count else found
