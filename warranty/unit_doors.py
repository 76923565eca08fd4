"""What repairs and rights hang into the house: the unit's card, the work of supervisors."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from core.doors import ASSET_PANELS, TODO_KINDS, WORK_LISTS, Panel, TodoKind, WorkList
from core.streams import url_of
from customers.models import Asset
from warranty import right_lines, unit_panel
from warranty.operations.rights import TASK


def register(today: Callable[[], date]) -> None:
    """`today` tells the day of whoever looks at a page."""

    def panel(asset: Asset, _user: Any) -> dict[str, Any]:
        return unit_panel.context(asset, today())

    ASSET_PANELS.register(Panel("warranty", 5, panel, "warranty/_unit.html"))
    WORK_LISTS.register(WorkList(_("达到退换货条件"), 4, right_lines.lines))
    TODO_KINDS.register(TodoKind(TASK, 60, url=lambda todo: url_of(todo.stream)))
