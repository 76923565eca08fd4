"""Calls to customers to take along."""

from collections.abc import Iterator
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from core.clock import now
from core.doors import LISTS, Column, ListExport
from core.exporting.lists import pages
from core.exporting.values import label, path
from core.masks import mask_phone
from followups.enums import CallKind
from followups.models import Call
from followups.permissions import can_follow_up
from followups.queries.calls import Filters, closed_calls, due_calls

CALLS = (
    Column(_("种类"), label("kind")),
    Column(_("工单号"), path("ticket.number")),
    Column(_("客户"), path("customer.name")),
    Column(_("电话"), lambda call: mask_phone(call.contact.phone)),
    Column(_("地区"), path("region.name")),
    Column(_("状态"), label("state")),
    Column(_("最迟回访"), path("due_at")),
    Column(_("完成时间"), path("closed_at")),
)


def calls(user: Any, query: QueryDict) -> Iterator[Call]:
    """The calls of the shown tab (`tab`: due, later or done) with its filters, in its order."""
    tab, narrowed = query.get("tab"), _filters(query)
    if tab == "done":
        return pages(lambda cursor: closed_calls(user, cursor, narrowed))
    at = now()
    return pages(lambda cursor: due_calls(user, at=at, later=tab == "later", cursor=cursor, filters=narrowed))


def _filters(query: QueryDict) -> Filters:
    kind, region = query.get("kind", ""), query.get("region", "")
    return Filters(
        kind=kind if kind in CallKind.values else "",
        mine=query.get("mine") == "1",
        region=int(region) if region.isdigit() else None,
    )


LISTS.register(ListExport("calls", _("客户回访"), CALLS, calls, can_follow_up, 50))
