"""Lengths of time in words, always rounded down (SLA-32: a chip never shows more time than is left)."""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from core.worktime import Duration, Unit

MINUTE = timedelta(minutes=1)


def words(length: timedelta) -> str:
    """「2 天 3 小时」, 「1 小时 5 分」, 「18 分」 or 「不到 1 分」."""
    minutes = int(length.total_seconds() // 60)
    if length < MINUTE:
        return _("不到 1 分")
    days, hours, rest = minutes // 1440, minutes % 1440 // 60, minutes % 60
    parts = (
        [(_("{} 天"), days), (_("{} 小时"), hours)] if days else [(_("{} 小时"), hours), (_("{} 分"), rest)]
    )
    return " ".join(pattern.format(count) for pattern, count in parts if count)


def until(due: datetime, *, at: datetime) -> str:
    """「剩 18 分」 before and at the due instant, 「超时 2 小时」 after it."""
    left = due - at
    if abs(left) < MINUTE:
        return _("剩不到 1 分") if at <= due else _("超时不到 1 分")
    return _("剩 {}").format(words(left)) if at <= due else _("超时 {}").format(words(-left))


def since(instant: datetime, *, at: datetime) -> str:
    """「12 分前」; the first minute is 「刚刚」."""
    past = at - instant
    return _("刚刚") if past < MINUTE else _("{}前").format(words(past))


def length_words(length: Duration) -> str:
    """A length in words, for example 「24 小时」."""
    patterns = {
        Unit.MINUTES: _("%d 分钟"),
        Unit.HOURS: _("%d 小时"),
        Unit.DAYS: _("%d 天"),
        Unit.WORKING_DAYS: _("%d 个工作日"),
        Unit.MONTHS: _("%d 个月"),
        Unit.YEARS: _("%d 年"),
    }
    return patterns[length.unit] % length.amount
