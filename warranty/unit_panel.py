"""What warranty shows on the page of a unit: windows with the days left, rights, repairs."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from customers.models import Asset
from warranty.enums import Gives
from warranty.judge import Right
from warranty.queries.unit import Line, ahead_of
from warranty.vocabulary import WINDOWS, spoken


def context(asset: Asset, today: date) -> dict[str, Any]:
    """Everything of the unit's card on a day; windows that are over come last."""
    ahead = ahead_of(asset, today)
    repairs = list(asset.repairs.select_related("stream", "part"))
    found: dict[str, Any] = {"asset": asset, "repairs": repairs, "ahead": ahead, "today": today}
    if ahead:
        lines = sorted(ahead.lines, key=lambda line: (line.over, line.last))
        found["lines"] = [(spoken(WINDOWS, line.code), line, tone(line)) for line in lines]
        found["near"] = [(_(right.rule.title), _left(right)) for right in ahead.near]
        found["reached"] = [(_(right.rule.title), gives(right), right.since) for right in ahead.reached]
    return found


SOON = 30


def tone(line: Line) -> str:
    """The colour of a window: over, soon over, open."""
    if line.over:
        return "muted"
    return "warn" if line.left <= SOON else "ok"


def gives(right: Right) -> str:
    """What a right gives, in words."""
    return "、".join(str(Gives(one).label) for one in right.rule.gives)


def _left(right: Right) -> str:
    """How much is missing: failed repairs, or days."""
    if right.since:
        days = {"left": (right.since - right.on).days, "day": f"{right.since:%Y-%m-%d}"}
        return str(_("还有 %(left)s 天，%(day)s 达到")) % days
    return str(_("还差 %(left)s 次")) % {"left": right.left}
