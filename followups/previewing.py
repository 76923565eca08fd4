"""What follow-up would promise for plain facts: calls and slips (SLA-14 to 17)."""

from datetime import datetime
from typing import Any

from core.clock import day_start
from core.words import later
from deadlines.preview import Answer, Case, of_promise, register_subject
from deadlines.preview.cases import REACHED_NOBODY, not_earlier
from followups.queries.promises import (
    after_delivery,
    after_installation,
    next_delivery_call,
    slip_commitment,
    slip_hand_in,
)

CONTENT = frozenset({"satisfied", "very_satisfied", "complaint_opened"})
"""Results after which nobody has to call again (FUP-02)."""


def register() -> None:
    """Make the subjects known; called when the app loads."""
    register_subject("feedback_slip", feedback_slip)
    register_subject("after_installation_call", after_installation_call)
    register_subject("delivery_call", delivery_call, dated_by=("delivered_on",))


def feedback_slip(case: Case) -> Answer:
    """Hand-in after the visitor's return, commitment after receipt (SLA-14, SLA-15, FUP-05)."""
    returned, received = case.first("visitor_returned"), case.first("slip_received")
    if returned is None and received is None:
        case.need_event("slip_received")
    answer = Answer()
    if returned is not None:
        if received is not None:
            not_earlier(received, returned["at"], later("交回不能早于返回。"))
        shown = of_promise(slip_hand_in(case.pack_set, returned["at"]))
        answer.clocks.append(shown.meet(received["at"] if received else None))
    if received is not None:
        answer.clocks.append(_commitment(case, received))
    return answer


def _commitment(case: Case, received: dict[str, Any]) -> Any:
    made = case.of("commitment", "reply")
    if made:
        not_earlier(made[0], received["at"], later("承诺不能早于收到反馈单。"))
    return of_promise(slip_commitment(case.pack_set, received["at"])).meet(made[0]["at"] if made else None)


def after_installation_call(case: Case) -> Answer:
    """Within 24 h of the end, or from 24 h until 48 h after it (SLA-16)."""
    ended = case.need_event("installation_end")["at"]
    mode = case.overrides("after_installation_call_mode") or ""
    promised = after_installation(case.pack_set, ended, mode)
    waits = promised.not_before > ended
    shown = of_promise(promised.promise, not_before=promised.not_before if waits else None)
    calls = [call for call in case.of("call") if call.get("result") not in REACHED_NOBODY]
    for call in calls:
        not_earlier(call, ended, later("回访不能早于安装结束。"))
    valid = [call["at"] for call in calls if call["at"] >= promised.not_before]
    answer = Answer([shown.meet(valid[0] if valid else None).judge(_last(case))])
    answer.flag("call_too_early", any(call["at"] < promised.not_before for call in calls), "SLA-16")
    return answer


def delivery_call(case: Case) -> Answer:
    """Within a week of delivery, then again on the next working day until the customer is content (SLA-17)."""
    delivered = case.need("delivered_on")
    answer = Answer([of_promise(after_delivery(case.pack_set, delivered))])
    for call in case.of("call"):
        not_earlier(call, day_start(delivered), later("回访不能早于交付。"))
        if call.get("result") in REACHED_NOBODY or answer.clocks[-1].met_at is not None:
            continue
        answer.clocks[-1].meet(call["at"])
        if "result" in call and call["result"] not in CONTENT:
            again = next_delivery_call(case.pack_set, call["at"], case.calendar_of)
            count = len(answer.clocks)
            answer.clocks.append(of_promise(again.promise, not_before=again.not_before, n=count))
    answer.clocks[-1].judge(_last(case))
    return answer


def _last(case: Case) -> datetime | None:
    """The time of the last call, one that reached nobody included."""
    return max((call["at"] for call in case.of("call")), default=None)
