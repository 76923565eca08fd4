"""Standby units and loans to take along."""

from typing import Any

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from core.clock import local_day, now
from core.doors import LISTS, Column, ListExport
from core.exporting.values import label, path
from core.masks import mask_name
from parts.models import Loan, StandbyUnit
from parts.permissions import can_see
from parts.queries import loans as lent
from parts.queries import units as kept

UNITS = (
    Column(_("序列号"), path("serial")),
    Column(_("型号"), path("model.code")),
    Column(_("状态"), label("state")),
    Column(_("备件库"), path("depot.name")),
    Column(_("单位"), path("depot.unit.name")),
    Column(_("随车技师"), path("van.name")),
)
LOANS = (
    Column(_("借用单号"), path("number")),
    Column(_("工单号"), path("stream.number")),
    Column(_("型号"), path("unit.model.code")),
    Column(_("序列号"), path("unit.serial")),
    Column(_("客户"), lambda loan: mask_name(loan.customer.name)),
    Column(_("借出时间"), path("lent_at")),
    Column(_("经办人"), path("lent_by.name")),
    Column(_("应还日期"), path("due_back_on")),
    Column(_("归还时间"), path("returned_at")),
)


def units(user: Any, query: QueryDict) -> QuerySet[StandbyUnit]:
    """Visible units by serial, with the filters of the page."""
    return kept.listed(user, kept.Filters(query.get("q", ""), query.get("state", ""), _key(query, "depot")))


def loans(user: Any, query: QueryDict) -> QuerySet[Loan]:
    """Visible loans, by the day to bring them back."""
    rows = lent.listed(user, query.get("which", "open"), local_day(now()))
    return rows.order_by("due_back_on", "pk")


def _key(query: QueryDict, name: str) -> int | None:
    text = query.get(name, "")
    return int(text) if text.isdecimal() else None


LISTS.register(ListExport("standby_units", _("备用机"), UNITS, units, can_see, 80))
LISTS.register(ListExport("standby_loans", _("备用机借用"), LOANS, loans, can_see, 81))
