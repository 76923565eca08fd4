"""Events of clocks and to-dos in words."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from core.punctuation import mark
from core.words import words
from deadlines import events
from deadlines.enums import BreachReason, ClockKind, PauseReason, RescueKind
from deadlines.wording import instant


def kind_words(facts: dict[str, Any]) -> str:
    return str(ClockKind(facts["kind"]).label)


def time_words(value: str | None) -> str:
    """A stored instant in local words; 「待定」 for a clock held by a pause."""
    return instant(datetime.fromisoformat(value)) if value else _("待定")


@words(events.ClocksStarted)
def started(facts: dict[str, Any]) -> str:
    promised = [f"{kind_words(one)} {time_words(one['due_at'])}" for one in facts["clocks"]]
    return _("开始计时：%(promised)s") % {"promised": mark("；").join(promised)}


@words(events.LevelFired)
def fired(facts: dict[str, Any]) -> str:
    pattern = (
        _("「%(kind)s」超时（%(level)s，应于 %(nominal)s），已通知 %(told)s 人")
        if facts["breach"]
        else _("「%(kind)s」%(level)s 提醒（应于 %(nominal)s），已通知 %(told)s 人")
    )
    return pattern % {
        "kind": kind_words(facts),
        "level": facts["level"],
        "nominal": time_words(facts["nominal_at"]),
        "told": facts["told"],
    }


@words(events.ClockMet)
def met(facts: dict[str, Any]) -> str:
    return (
        _("「%s」超时达成") % kind_words(facts) if facts["late"] else _("「%s」按时达成") % kind_words(facts)
    )


@words(events.ClockStopped)
def stopped(facts: dict[str, Any]) -> str:
    return _("「%s」停止计时") % kind_words(facts)


@words(events.TimeAgreed)
def agreed(facts: dict[str, Any]) -> str:
    return _("「%(kind)s」约定为 %(due)s") % {"kind": kind_words(facts), "due": time_words(facts["due_at"])}


@words(events.ClockReclassified)
def reclassified(facts: dict[str, Any]) -> str:
    pattern = (
        _("「%(kind)s」放宽为 %(due)s（原 %(before)s）")
        if facts["longer"]
        else _("「%(kind)s」收紧为 %(due)s（原 %(before)s）")
    )
    return pattern % {
        "kind": kind_words(facts),
        "due": time_words(facts["due_at"]),
        "before": time_words(facts["before"]),
    }


@words(events.ClocksRecalculated)
def recalculated(facts: dict[str, Any]) -> str:
    moved = [f"{kind_words(one)} {time_words(one['due_at'])}" for one in facts["clocks"]]
    return _("日历更新，重新计算：%(moved)s") % {"moved": mark("；").join(moved)}


@words(events.ClocksMerged)
def merged(facts: dict[str, Any]) -> str:
    known = [f"{kind_words(one)} {time_words(one['due_at'])}" for one in facts["clocks"]]
    return _("%(other)s 的时限在本单继续：%(clocks)s") % {
        "other": facts["other"],
        "clocks": mark("；").join(known),
    }


@words(events.DuesMoved)
def dues_moved(facts: dict[str, Any]) -> str:
    return _("%d 张单据的时限已随日历重新计算") % len(facts["streams"])


@words(events.ClocksReassigned)
def reassigned(facts: dict[str, Any]) -> str:
    return _("%d 个时限改由他人负责，时间不变") % len(facts["clocks"])


@words(events.PauseAsked)
def pause_asked(facts: dict[str, Any]) -> str:
    return _("申请暂停「%(kind)s」：%(reason)s，自 %(since)s") % {
        "kind": kind_words(facts),
        "reason": PauseReason(facts["reason"]).label,
        "since": time_words(facts["starts_at"]),
    }


@words(events.PauseDecided)
def pause_decided(facts: dict[str, Any]) -> str:
    if not facts["approved"]:
        return _("未批准暂停「%s」") % kind_words(facts)
    return _("批准暂停「%(kind)s」，最晚改为 %(due)s") % {
        "kind": kind_words(facts),
        "due": time_words(facts["due_at"]),
    }


@words(events.PauseEnded)
def pause_ended(facts: dict[str, Any]) -> str:
    return _("「%(kind)s」恢复计时，最晚 %(due)s") % {
        "kind": kind_words(facts),
        "due": time_words(facts["due_at"]),
    }


@words(events.BreachWithdrawn)
def breach_withdrawn(facts: dict[str, Any]) -> str:
    return _("撤销「%(kind)s」于 %(at)s 的超时记录") % {
        "kind": kind_words(facts),
        "at": time_words(facts["breached_at"]),
    }


@words(events.BreachExplained)
def breach_explained(facts: dict[str, Any]) -> str:
    return _("「%(kind)s」超时原因：%(reason)s") % {
        "kind": kind_words(facts),
        "reason": BreachReason(facts["reason"]).label,
    }


@words(events.MajorAnnounced)
def announced(facts: dict[str, Any]) -> str:
    told: int = facts["told"]
    return _("已上报地区负责人和集团（L0），通知 %d 人") % told


@words(events.RescueSeen)
def rescue_seen(facts: dict[str, Any]) -> str:
    return _("「%(kind)s」到期前变动（%(how)s），待上级复核") % {
        "kind": kind_words(facts),
        "how": RescueKind(facts["how"]).label,
    }


@words(events.RescueJudged)
def rescue_judged(facts: dict[str, Any]) -> str:
    pattern = _("「%s」到期前变动复核：合理") if facts["fine"] else _("「%s」到期前变动复核：不合理")
    return pattern % kind_words(facts)


@words(events.ClockAcknowledged)
def acknowledged(facts: dict[str, Any]) -> str:
    return _("已知悉「%s」的提醒") % kind_words(facts)


@words(events.ClockSnoozed)
def snoozed(facts: dict[str, Any]) -> str:
    return _("「%(kind)s」的提醒推迟到 %(until)s") % {
        "kind": kind_words(facts),
        "until": time_words(facts["until"]),
    }


@words(events.TodoOpened)
def todo_opened(facts: dict[str, Any]) -> str:
    due = facts["due_at"]
    return _("新增待办，最晚 %s") % time_words(due) if due else str(_("新增待办"))


@words(events.TodoAccepted)
def todo_accepted(_facts: dict[str, Any]) -> str:
    return _("接受待办")


@words(events.TodoFinished)
def todo_finished(_facts: dict[str, Any]) -> str:
    return _("完成待办")


@words(events.TodoHandedOver)
def todo_handed_over(_facts: dict[str, Any]) -> str:
    return _("移交待办")


@words(events.PromisePassed)
def passed(facts: dict[str, Any]) -> str:
    return _("「%(kind)s」到期未达成（%(due)s）") % {
        "kind": kind_words(facts),
        "due": time_words(facts["due_at"]),
    }
