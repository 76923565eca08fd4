"""To-dos to take along."""

from typing import Any

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from core.doors import LISTS, Column, ListExport
from core.exporting.values import path, text
from deadlines import queries
from deadlines.models import Todo

TODOS = (
    Column(_("事项"), path("title")),
    Column(_("编号"), path("stream.number")),
    Column(_("单位"), text("unit")),
    Column(_("责任"), text("owner")),
    Column(_("最晚"), path("due_at")),
)


def todos(user: Any, query: QueryDict) -> QuerySet[Todo]:
    """The open to-dos of the shown tab, soonest first."""
    department = query.get("whose") == "department"
    rows = queries.department_todos(user) if department else queries.my_todos(user)
    return rows.order_by(*queries.BY_END)


LISTS.register(ListExport("todos", _("待办"), TODOS, todos, lambda user: user.is_authenticated, 40))
