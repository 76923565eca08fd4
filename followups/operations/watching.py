"""What is looked at when a week or a month has ended: short weeks of visits, falling satisfaction."""

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from functools import cache

from django.db import transaction

from core.actors import SYSTEM
from core.clock import day_start, local_day
from core.events import record
from core.words import later as _
from followups import rules
from followups.events import SatisfactionFell, SpotWeekShort
from followups.models import SatisfactionMonth, SpotWeek
from followups.queries.satisfaction import Ratings, ratings_by_unit
from followups.queries.visits import done_by_region
from notifications.operations import notify
from org.enums import Post, UnitKind
from org.models import Unit, User
from org.queries import holders
from packs.queries import current_figure

Done = Callable[[date], dict[int, int]]
"""Visits of the week that begins on a Monday, by region."""
TOLD = (Post.SUPERVISOR, Post.MANAGER)


def count_weeks(*, at: datetime) -> int:
    """Judge each region's ended weeks that nobody has judged; returns how many (FUP-03).

    The first week that a region is looked at is only counted: no duty was known before.
    """
    last = rules.monday_of(local_day(at)) - rules.WEEK
    regions = list(Unit.objects.filter(kind=UnitKind.REGION, is_active=True))
    counted = _latest(regions)
    behind = [unit for unit in regions if counted.get(unit.pk, date.min) < last]
    done = cache(done_by_region)
    return sum(_count(unit, counted.get(unit.pk), last, at, done) for unit in behind)


def count_months(*, at: datetime) -> int:
    """Write last month's satisfaction of each unit once, and tell who leads it when it fell (FUP-12)."""
    month = rules.month_before(local_day(at))
    units = list(Unit.objects.filter(kind__in=(UnitKind.REGION, UnitKind.GROUP), is_active=True))
    known = set(SatisfactionMonth.objects.filter(month=month).values_list("unit_id", flat=True))
    new = [unit for unit in units if unit.pk not in known]
    if not new:
        return 0
    now, before = ratings_by_unit(month), ratings_by_unit(rules.month_before(month))
    nobody = Ratings(0, 0)
    for unit in new:
        _write_month(unit, month, before.get(unit.pk, nobody), now.get(unit.pk, nobody), at)
    return len(new)


def _latest(regions: Iterable[Unit]) -> dict[int, date]:
    rows = SpotWeek.objects.filter(unit__in=regions).order_by("unit_id", "-monday").distinct("unit_id")
    return dict(rows.values_list("unit_id", "monday"))


@transaction.atomic
def _count(unit: Unit, counted: date | None, last: date, at: datetime, done_in: Done) -> int:
    first = counted is None
    mondays = rules.weeks_between(last - rules.WEEK if counted is None else counted, last)
    for monday in mondays:
        ended_at = day_start(monday + rules.WEEK)
        required = 0 if first else int(current_figure("spot_checks", "per_week", at=ended_at))
        done = done_in(monday).get(unit.pk, 0)
        judged = {"required": required, "done": done, "short": done < required, "counted_at": at}
        row, new = SpotWeek.objects.get_or_create(unit=unit, monday=monday, defaults=judged)
        if new and row.short:
            _flag(unit, row, at)
    return len(mondays)


def _flag(unit: Unit, row: SpotWeek, at: datetime) -> None:
    said = SpotWeekShort(row.monday.isoformat(), row.done, row.required)
    if unit.stream_id:
        record(unit.stream_id, said, by=SYSTEM, at=at)
    words = {"unit": unit.name, "done": row.done, "required": row.required}
    days = {"first": row.monday, "last": row.monday + timedelta(days=6)}
    notify(
        cause=f"spot-week:{unit.pk}:{row.monday}",
        users=_leaders(unit, at),
        subject=_("抽查回访未达标：%(unit)s 上周 %(done)s 次") % words,
        body=_("%(unit)s %(first)s 至 %(last)s 完成抽查回访 %(done)s 次，应为 %(required)s 次。")
        % (words | days),
        stream=unit.stream_id,
        at=at,
    )


@transaction.atomic
def _write_month(unit: Unit, month: date, before: Ratings, now: Ratings, at: datetime) -> None:
    points = int(current_figure("follow_up", "satisfaction_fall_points", at=at))
    fell = rules.fallen((before.satisfied, before.rated), (now.satisfied, now.rated), points)
    counted = {"satisfied": now.satisfied, "rated": now.rated, "fell": fell, "counted_at": at}
    _row, new = SatisfactionMonth.objects.get_or_create(unit=unit, month=month, defaults=counted)
    if not (new and fell):
        return
    said = SatisfactionFell(f"{month:%Y-%m}", before.percent, now.percent)
    if unit.stream_id:
        record(unit.stream_id, said, by=SYSTEM, at=at)
    words = {"unit": unit.name, "month": said.month, "before": said.before, "now": said.now}
    notify(
        cause=f"satisfaction:{unit.pk}:{said.month}",
        users=_leaders(unit, at),
        subject=_("满意度下降预警：%(unit)s %(month)s") % words,
        body=_("%(unit)s %(month)s 客户满意度由上月 %(before)s%% 降至 %(now)s%%，请分析原因。") % words,
        stream=unit.stream_id,
        severity="high",
        at=at,
    )


def _leaders(unit: Unit, at: datetime) -> list[User]:
    posts = (Post.GROUP,) if unit.kind == UnitKind.GROUP else (*TOLD, Post.REGIONAL_HEAD)
    found = [person for post in posts for person in holders(post, unit, at=at)]
    return found or list(holders(Post.GROUP, unit, at=at))
