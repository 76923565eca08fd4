"""Pauses asked for beside a ticket: calls, slips, reports and authorities never wait (CNV-13)."""

from core.words import later
from deadlines.enums import ClockKind
from deadlines.preview.answers import Answer, Refused
from deadlines.preview.cases import Case

NO_SUCH_CLOCK = later("没有可以暂停的时限。")


def refuse_pauses(case: Case, answer: Answer) -> None:
    """Every request of a case as a refusal, unless a ticket's course has judged them already."""
    asked = case.of("pause_request")
    if not asked or "paused_s" in answer.flags:
        return
    kinds = [clock.kind for clock in answer.clocks]
    source = str(case.figure("pauses", "kinds")[0]["source"])
    for event in asked:
        kind = event.get("clock") or next(iter(kinds), None)
        code, words = "no_such_clock", NO_SUCH_CLOCK
        if kind in kinds:
            code = "kind_never_pauses"
            words = later("「%(kind)s」时限不得暂停。", kind=ClockKind(kind).label)
        answer.refused.append(Refused("pause", code, "clock", words, ("CNV-13",), source))
