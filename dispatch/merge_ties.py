"""What is lent or ordered for a ticket that is to end in another (WAR-48, SLA-10)."""

from django.utils.translation import gettext as _

from core.doors import Tie
from dispatch.obstacles import open_loan
from parts.queries import loans, orders
from tickets.enums import Status
from tickets.models import Ticket


def standby(gone: Ticket, kept: Ticket) -> list[Tie]:
    """A unit that is out comes back first; what was only ordered is cancelled with the ticket."""
    known = {"gone": gone.number, "kept": kept.number}
    found = [Tie(one.words, one.link, settle=True) for one in open_loan(gone, Status.CANCELLED)]
    if any(one.is_open for one in orders.of_stream(gone.pk)):
        found.append(Tie(_("未送达的备用机安排随 %(gone)s 取消；仍需要时在 %(kept)s 上申请。") % known))
    if count := loans.of_stream(gone.pk).exclude(returned_at=None).count():
        found.append(Tie(_("已归还的借用单 %(count)s 张留在 %(gone)s。") % (known | {"count": count})))
    return found
