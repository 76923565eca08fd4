"""Every write of clocks and to-dos."""

from deadlines.operations.alarms import announce_major
from deadlines.operations.answering import NotSnoozed, acknowledge, snooze
from deadlines.operations.auditing import audit
from deadlines.operations.breaches import NotBreached, explain_breaches, give_breach_reason
from deadlines.operations.changes import ApprovalNeeded, ImpossibleTime, agree, reassign, reclassify
from deadlines.operations.ending import ClockEnded, meet, meet_kind, stop, stop_all
from deadlines.operations.firing import fire, sweep
from deadlines.operations.merging import Fate, NotMerged, fates, join
from deadlines.operations.pauses import PauseRefused, ask_pause, decide_pause, end_lapsed, end_pause
from deadlines.operations.recalculating import recalculate
from deadlines.operations.recourse import take_up
from deadlines.operations.reminding import tell_held
from deadlines.operations.rescues import NotJudged, judge
from deadlines.operations.standing_in import stand_in
from deadlines.operations.starting import Start, restart, start, start_all, start_first, start_many
from deadlines.operations.todos import (
    NoDepartment,
    TodoClosed,
    accept_todo,
    assign_task,
    finish_todo,
    hand_over_todo,
    open_todo,
)

__all__ = [
    "ApprovalNeeded",
    "ClockEnded",
    "Fate",
    "ImpossibleTime",
    "NoDepartment",
    "NotBreached",
    "NotJudged",
    "NotMerged",
    "NotSnoozed",
    "PauseRefused",
    "Start",
    "TodoClosed",
    "accept_todo",
    "acknowledge",
    "agree",
    "announce_major",
    "ask_pause",
    "assign_task",
    "audit",
    "decide_pause",
    "end_lapsed",
    "end_pause",
    "explain_breaches",
    "fates",
    "finish_todo",
    "fire",
    "give_breach_reason",
    "hand_over_todo",
    "join",
    "judge",
    "meet",
    "meet_kind",
    "open_todo",
    "reassign",
    "recalculate",
    "reclassify",
    "restart",
    "snooze",
    "stand_in",
    "start",
    "start_all",
    "start_first",
    "start_many",
    "stop",
    "stop_all",
    "sweep",
    "take_up",
    "tell_held",
]
