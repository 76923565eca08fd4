"""When a report is reminded, due and late for plain facts (RPT-01 to 11, CNV-07, CNV-08)."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from core.words import later
from deadlines.preview import Answer, Case, ClockAnswer, FactFault, Refused, of_promise, register_subject
from org.calendars import CHINA
from reports.enums import RPT
from reports.queries.kinds import kinds_of, report_promise
from reports.rules import Span
from reports.rules.periods import parsed
from reports.rules.schedule import Kind, times, wanted


def register() -> None:
    """Make the subject known; called when the app loads."""
    register_subject("report", report)


def report(case: Case) -> Answer:
    """One report of one period: its clock, and whether it may be sent."""
    kind = _kind(case)
    span = _span(case, kind)
    planned = times(kind, span, case.calendar_of(CHINA))
    shown = of_promise(report_promise(kind, planned, held=case.pack_set))
    shown.reminder_at = planned.remind_at
    if case.get("complaint_count") is not None:
        shown.zero_report = case.get("complaint_count") == 0
    answer = Answer([shown])
    if not wanted(kind, span, case.calendar_of(CHINA)):
        answer.flag("owed", False, "ORG-08")
    _send(case, kind, span, shown, answer)
    return answer


def _kind(case: Case) -> Kind:
    code = case.need("report")
    if code not in RPT:
        raise FactFault("report", words=later("没有名为「%(code)s」的报表。", code=code))
    kind = kinds_of(case.pack_set)[RPT[code]]
    inclusive = case.get("before_day_inclusive")
    return kind if inclusive is None else replace(kind, inclusive=inclusive)


def _span(case: Case, kind: Kind) -> Span:
    try:
        return parsed(kind.every, case.need("period"))
    except ValueError as error:
        words = later("该报表的期间须写作 %(form)s。", form=str(error))
        raise FactFault("period", words=words) from error


def _send(case: Case, kind: Kind, span: Span, shown: ClockAnswer, answer: Answer) -> None:
    """The report counts as sent once signed where it must be, and once all its receivers have it (RPT-07)."""
    sent, delivered = _sent_at(case, kind, span)
    shown.delivered = delivered
    if sent is not None and kind.sign and case.get("signed") is False:
        words = later("须先签核才能报送。")
        answer.refused.append(Refused("send", "unsigned", "signed", words, (kind.id,), kind.source))
        sent = None
    shown.meet(sent)
    shown.missing_from = None if sent else shown.late_from


def _sent_at(case: Case, kind: Kind, span: Span) -> tuple[datetime | None, bool | None]:
    """When the last receiver had it, and whether all have it; None where receivers are not named."""
    sent: datetime | None = case.get("sent_at")
    _check(("sent_at",), sent, span)
    named: dict[str, Any] | None = case.get("delivered")
    if named is None:
        return sent, None
    for receiver, at in named.items():
        if receiver not in kind.recipients:
            words = later("该报表没有这个收件方。")
            raise FactFault("delivered", receiver, words=words)
        _check(("delivered", receiver), at, span)
    got = [named.get(receiver) for receiver in kind.recipients]
    known = [at for at in got if at is not None]
    whole = bool(got) and len(known) == len(got)
    return (max(known) if whole else None), whole


def _check(path: tuple[str, ...], at: datetime | None, span: Span) -> None:
    if at is not None and at < span.start:
        raise FactFault(*path, words=later("报送不能早于报告期开始。"))
