"""What messages and work lists say of sales whose papers are missing (WAR-43)."""

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from core.doors import MESSAGE_ACTIONS, WORK_LISTS, MessageAction, WorkLine, WorkList
from customers.operations.checking import CAUSE
from customers.permissions import can_see_customers
from customers.queries.purchases import SHOWN, lacking_papers
from org.enums import Right
from org.permissions import has


def _page(message: Any, _user: Any) -> tuple[Any, str] | None:
    if not message.cause.startswith(f"{CAUSE}:"):
        return None
    return _("补充销售资料"), reverse("customers:sales_missing")


def _lines(user: Any, _at: datetime) -> list[WorkLine]:
    """One line for whoever leads and sees the customers."""
    if not has(user, Right.DISPATCH) or not can_see_customers(user):
        return []
    count = len(lacking_papers(user))
    said = ngettext("%(count)s 笔销售缺保修卡和产品档案", "%(count)s 笔销售缺保修卡和产品档案", count)
    shown = f"{count}+" if count == SHOWN else str(count)
    return [WorkLine(said % {"count": shown}, reverse("customers:sales_missing"))] if count else []


def register() -> None:
    """Called when the app loads."""
    MESSAGE_ACTIONS.register(MessageAction("sales_missing", 30, _page))
    WORK_LISTS.register(WorkList(_("待补销售资料"), 60, _lines))
