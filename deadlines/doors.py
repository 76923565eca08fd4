"""What deadlines adds to other rooms: pack checks, readiness, the rail, the start page."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.clock import local_day, now
from core.doors import (
    DRAFT_PANELS,
    GAUGES,
    HOME_TILES,
    NAV,
    TODO_KINDS,
    WISH_NOTES,
    WORK_LISTS,
    Gauge,
    NavItem,
    Panel,
    Tile,
    TodoKind,
    WishNote,
    WorkLine,
    WorkList,
)
from core.models import Stream
from core.punctuation import mark
from core.streams import StreamKind, register_kind
from core.views.health import CHECKS, LONGEST_SILENCE
from deadlines import notices, schemas
from deadlines.effects import effects
from deadlines.enums import TaskKind
from deadlines.links import link_of
from deadlines.models import SweepGap
from deadlines.operations import undoing as undoing  # what undoing a deed does to clocks
from deadlines.operations.reminding import manner
from deadlines.permissions import (
    can_keep_calendars,
    can_review,
    can_see_calendars,
    can_see_tasks,
    can_watch_sweep,
)
from deadlines.preview import own_subjects
from deadlines.queries import my_todos, rescues, sweep_lag, sweep_state, tasks
from org.models import BusinessCalendar
from packs.vocabulary import spoken


def _sweep_lag() -> dict[str, Any]:
    lag = sweep_lag(now())
    return {"ok": lag <= LONGEST_SILENCE * 2, "lag_s": round(lag.total_seconds())}


def _my_todos(user: Any) -> dict[str, Any]:
    rows = my_todos(user)[:5]
    return {"todos": [(todo, link_of(todo) or reverse("deadlines:todos")) for todo in rows]}


def _works(user: Any) -> bool:
    return bool(user.scope.held)


def _task_page(todo: Any) -> str:
    return reverse("deadlines:task", args=[todo.pk])


def _my_tasks(user: Any) -> dict[str, Any]:
    return {"tasks": tasks(user, "own").order_by("due_at", "pk")[:5]}


def _effects(draft: Any, _user: Any) -> dict[str, Any] | None:
    return {"effects": effects(draft, local_day(now()))} if draft.is_live else None


def _rescues(user: Any) -> dict[str, Any]:
    return {"count": rescues(user, "waiting").count()}


def _calendar_streams(user: Any) -> QuerySet[Stream]:
    rows = Stream.objects.filter(kind="calendar")
    return rows if can_see_calendars(user) else rows.none()


schemas.register()
own_subjects.register()
DRAFT_PANELS.register(Panel("effects", 10, _effects, "deadlines/_effects.html"))
notices.register()
CHECKS["sweep_lag"] = _sweep_lag
NAV.register(
    NavItem(
        pgettext_lazy("list", "待办"), "deadlines:todos", "list-check", 30, _works, "/todos/", mobile=False
    )
)


def _lines(user: Any, _at: datetime) -> list[WorkLine]:
    rows = my_todos(user)[:100]
    return [WorkLine(todo.title, link_of(todo) or reverse("deadlines:todos"), todo.due_at) for todo in rows]


WORK_LISTS.register(WorkList(_("待办"), 10, _lines))
HOME_TILES.register(Tile("todos", 20, _works, _my_todos, "deadlines/tile_todos.html"))
GAUGES.register(
    Gauge("sweep_lag_seconds", "How late the sweep is", lambda at: {"": sweep_lag(at).total_seconds()})
)
NAV.register(
    NavItem(
        _("部门任务"),
        "deadlines:tasks",
        "arrows-exchange",
        31,
        can_see_tasks,
        "/tasks/",
        mobile=False,
        minor=True,
    )
)
HOME_TILES.register(Tile("tasks", 25, can_see_tasks, _my_tasks, "deadlines/tile_tasks.html"))
NAV.register(
    NavItem(
        pgettext_lazy("list", "日历"),
        "deadlines:calendars",
        "calendar-event",
        94,
        can_keep_calendars,
        "/calendars/",
        minor=True,
    )
)
NAV.register(NavItem(_("临期变动复核"), "deadlines:rescues", "eye", 33, can_review, "/rescues/", minor=True))
NAV.register(
    NavItem(_("时限巡检"), "deadlines:sweep", "activity", 95, can_watch_sweep, "/sweep/", minor=True)
)
HOME_TILES.register(
    Tile(
        "rescues",
        28,
        lambda user: can_review(user) and _rescues(user)["count"] > 0,
        _rescues,
        "deadlines/tile_rescues.html",
    )
)
HOME_TILES.register(
    Tile(
        "sweep",
        1,
        lambda user: can_watch_sweep(user) and SweepGap.objects.filter(until=None).exists(),
        lambda _user: {"seen": sweep_state(now())},
        "deadlines/tile_sweep.html",
    )
)
register_kind(
    StreamKind(
        kind="calendar",
        label=_("日历"),
        visible_to=_calendar_streams,
        url=lambda _stream: reverse("deadlines:calendars"),
        name=lambda stream: BusinessCalendar.objects.get(stream=stream).title,
    )
)
for _rank, _kind in enumerate(TaskKind.values):
    TODO_KINDS.register(TodoKind(_kind, 50 + _rank, url=_task_page))


def _quiet(at: datetime) -> str:
    """When reminders wait for the morning, and which (CNV-14)."""
    how = manner(at)
    if how.quiet_from == how.quiet_until or not how.quiet_severities:
        return ""
    words = _(
        "免打扰时段 %(since)s 至 %(until)s：程度为「%(kinds)s」的提醒只进站内消息，时段结束后再发电子邮件和短信；其余照发。"
    )
    kinds = mark("、").join(spoken(how.quiet_severities, "message_severities"))
    return words % {"since": f"{how.quiet_from:%H:%M}", "until": f"{how.quiet_until:%H:%M}", "kinds": kinds}


WISH_NOTES.register(WishNote(_quiet))
