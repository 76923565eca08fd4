"""The nightly check that every sale has a warranty card or a product file (WAR-43)."""

from collections import Counter
from datetime import datetime, timedelta

from django.db import transaction

from core.clock import day_start, local_day
from core.words import later as _
from customers.models import Sale
from notifications.operations import notify
from org.enums import Post
from org.models import Unit
from org.queries import PostBook

MOST = 1000
CAUSE = "sales:missing"


@transaction.atomic
def check_sales(*, at: datetime, limit: int = MOST) -> int:
    """Mark the sales of former days that fail, once each, and tell the supervisors how many there are.

    The day of recording is left to complete them. Returns how many failed for the first time.
    """
    rows = Sale.objects.without_papers().filter(flagged_at=None, at__lt=day_start(local_day(at)))
    found = list(rows.select_for_update(of=("self",)).select_related("customer").order_by("pk")[:limit])
    Sale.objects.filter(pk__in=[sale.pk for sale in found]).update(flagged_at=at)
    units = Counter(sale.customer.project_id or sale.customer.region_id for sale in found)
    if units:
        _tell(units, at)
    return len(found)


def _tell(units: Counter[int], at: datetime) -> None:
    book, day = PostBook(at=at), local_day(at) - timedelta(days=1)
    named = Unit.objects.in_bulk(units)
    for unit, count in units.items():
        notify(
            cause=f"{CAUSE}:{day}:{unit}",
            users=book.holders(Post.SUPERVISOR, unit),
            subject=_("%(count)s 笔销售没有保修卡和产品档案") % {"count": count},
            body=_("%(unit)s 有 %(count)s 笔销售没有登记保修卡号或产品档案号，请补充。")
            % {"unit": named[unit].name, "count": count},
            at=at,
        )
