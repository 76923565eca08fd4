"""When a report is reminded, due and late for plain facts (RPT-01 to 11, CNV-07, CNV-08), and the survey's sample."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from core.plain_facts import YEARS
from core.words import later
from deadlines.preview import Answer, Case, ClockAnswer, FactFault, Refused, of_promise, register_subject
from followups.queries import is_enough, needed
from org.calendars import CHINA
from reports.enums import RPT
from reports.queries.kinds import kinds_of, report_promise
from reports.rules import Span
from reports.rules.periods import parsed
from reports.rules.schedule import Kind, times, wanted

SURVEY = "RPT-05"


def register() -> None:
    """Make the subjects known; called when the app loads."""
    register_subject("report", report)
    register_subject("halfyear_survey", halfyear_survey)


def report(case: Case) -> Answer:
    """One report of one period: its clock, and whether it may be sent."""
    return _report(case, _kind(case, case.need("report")))


def halfyear_survey(case: Case) -> Answer:
    """The survey's report of a half-year, how many customers are drawn and whether these are enough (RPT-05, FUP-09)."""
    answer = _report(case, _kind(case, SURVEY)) if case.get("period") else Answer()
    if answer.clocks and not {"distinct_customers", "tickets", "drawn"} & case.facts.keys():
        return answer
    _sample(case, answer)
    return answer


def _report(case: Case, kind: Kind) -> Answer:
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


def _sample(case: Case, answer: Answer) -> None:
    """Rounded up, exactly the share is enough (CNV-09, CNV-20)."""
    population, drawn = case.need("distinct_customers"), case.get("drawn")
    tickets = case.get("tickets")
    if tickets is not None and tickets < population:
        raise FactFault("tickets", words=later("工单数不能少于客户数。"))
    if drawn is not None and drawn > population:
        raise FactFault("drawn", words=later("抽取数不能多于客户数。"))
    percent = case.value("surveys", "sample_percent")
    answer.flag("sample_required", needed(population, percent), "FUP-09", "CNV-09")
    if drawn is not None:
        answer.flag("sufficient", is_enough(drawn, population, percent), "FUP-09", "CNV-20")


def _kind(case: Case, code: str) -> Kind:
    if code not in RPT:
        raise FactFault("report", words=later("没有名为「%(code)s」的报表。", code=code))
    kind = kinds_of(case.pack_set)[RPT[code]]
    inclusive = case.get("before_day_inclusive")
    return kind if inclusive is None else replace(kind, inclusive=inclusive)


def _span(case: Case, kind: Kind) -> Span:
    try:
        span = parsed(kind.every, case.need("period"))
    except ValueError as error:
        words = later("该报表的期间须写作 %(form)s。", form=str(error))
        raise FactFault("period", words=words) from error
    if span.first.year not in YEARS:
        raise FactFault("period", words=later("年份须在 2001 至 2150 之间。"))
    return span


def _send(case: Case, kind: Kind, span: Span, shown: ClockAnswer, answer: Answer) -> None:
    """The report counts as sent once signed where it must be, and once all its receivers have it (RPT-07)."""
    sent, delivered = _sent_at(case, kind, span)
    known = [at for at in (case.get("sent_at"), *(case.get("delivered") or {}).values()) if at is not None]
    shown.delivered = delivered
    if sent is not None and kind.sign and case.get("signed") is False:
        words = later("须先签核才能报送。")
        answer.refused.append(Refused("send", "unsigned", "signed", words, (kind.id,), kind.source))
        sent = None
    shown.meet(sent).judge(max(known, default=None))
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
