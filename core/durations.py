"""Lengths of time in words, always rounded down (SLA-33: a chip never shows more time than is left)."""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _


def words(length: timedelta) -> str:
    """「2 天 3 小时」, 「1 小时 5 分」, 「18 分」 or 「不到 1 分」."""
    minutes = int(length.total_seconds() // 60)
    if minutes < 1:
        return _("不到 1 分")
    days, hours, rest = minutes // 1440, minutes % 1440 // 60, minutes % 60
    parts = (
        [(_("{} 天"), days), (_("{} 小时"), hours)] if days else [(_("{} 小时"), hours), (_("{} 分"), rest)]
    )
    return " ".join(pattern.format(count) for pattern, count in parts if count)


def until(due: datetime, *, at: datetime) -> str:
    """「剩 18 分」 before and at the due instant, 「超时 2 小时」 after it."""
    if at <= due:
        return _("剩 {}").format(words(due - at))
    return _("超时 {}").format(words(at - due))


def since(instant: datetime, *, at: datetime) -> str:
    """「12 分前」; the first minute is 「刚刚」."""
    past = at - instant
    return _("刚刚") if past < timedelta(minutes=1) else _("{}前").format(words(past))
