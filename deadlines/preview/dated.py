"""Subjects of plain dates and counts: referrals, calls, tours, handovers, supply plans, drills, re-shipment."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from core.clock import day_start
from core.words import later
from core.worktime import (
    Calendar,
    Due,
    Duration,
    Unit,
    add_months,
    by_clock_time,
    by_end_of,
    due,
    last_working_day,
)
from deadlines.enums import ClockKind
from deadlines.phones import answered_in_time, missed_counts
from deadlines.preview.answers import FLAGS, Answer, ClockAnswer, Refused, of_promise, on_days
from deadlines.preview.cases import Case, FactFault, not_earlier
from deadlines.preview.ticket import ticket
from deadlines.queries import figure_promise
from deadlines.referrals import authority_deadline, governing, last_day_of, workday_before
from org.calendars import CHINA

DAY = timedelta(days=1)


def government_referral(case: Case) -> Answer:
    """The authority's deadline, the warning before it, and whether the reply is locked (CMP-08, CMP-09, SLA-34)."""
    answer = ticket(case) if case.get("received_at") else Answer()
    received, named = case.need("referral_received_on"), case.get("authority_deadline_on")
    days = 0 if named else case.need("authority_working_days")
    if named and named < received:
        raise FactFault("authority_deadline_on", words=later("期限不能早于收件日。"))
    calendar = case.calendar_of(CHINA)
    end = authority_deadline(received, calendar, working_days=days, last_day=named)
    figure, row = case.figure("outward", "referral_needs_resolution")
    limit = on_days(
        ClockKind.AUTHORITY_DEADLINE, end, stated=figure, pack=row.name, rules=("CMP-09", "SLA-34")
    )
    answer.clocks.append(limit)
    decided = bool(case.get("meeting_resolution"))
    if not case.get("received_at"):
        _reply(case, limit, answer, decided=decided or not figure["value"], source=figure["source"])
    if not decided:
        own = [clock.due for clock in answer.clocks if clock.kind == ClockKind.COMPLETE]
        first = governing([end.at, *own]) or end.at
        warned = _warned_at(case, last_day_of(first), calendar)
        ends = by_clock_time(warned)
        shown = on_days(ClockKind.MEETING_WARNING, ends, stated=figure, pack=row.name, rules=("CMP-09",))
        shown.at, shown.provisional = warned, end.provisional
        answer.clocks.append(shown)
    answer.flag("reply_locked", bool(figure["value"]) and not decided, "CMP-08")
    return answer


def _warned_at(case: Case, last_day: date, calendar: Calendar) -> datetime:
    """The first warning without a resolution, so many working days before the last day (CMP-09)."""
    steps = [one.get("workdays_before", 0) for one in case.value("referrals", "meeting_levels")]
    clock = time.fromisoformat(case.value("reminder_times", "meeting"))
    return workday_before(last_day, calendar, max(steps), clock)


def _reply(case: Case, limit: ClockAnswer, answer: Answer, *, decided: bool, source: str) -> None:
    """Replies to the authority, where no ticket stands beside that is replied to: none before the resolution."""
    begin = day_start(case.need("referral_received_on"))
    replies = case.of("reply")
    for reply in replies:
        not_earlier(reply, begin, later("事件不能早于受理时间。"))
    if not replies:
        return
    if decided:
        limit.meet(replies[0]["at"])
        return
    limit.judge(replies[-1]["at"])
    locked = Refused(
        "send", "no_resolution", "meeting_resolution", FLAGS["reply_locked"], ("CMP-08",), source
    )
    answer.refused += [locked] * len(replies)


def hotline_call(case: Case) -> Answer:
    """Was the call answered by the third ring (INT-02, SLA-19)?"""
    in_time = answered_in_time(
        rings=case.get("rings"),
        seconds=case.get("answered_after_seconds"),
        most_rings=case.value("telephone", "most_rings"),
        seconds_per_ring=case.value("telephone", "seconds_per_ring"),
    )
    if in_time is None:
        raise FactFault("answered_after_seconds", words=later("铃声数与秒数须至少给出一项。"))
    answer = Answer()
    answer.flag("in_time", in_time, "INT-02", "SLA-19")
    return answer


def duty_phone(case: Case) -> Answer:
    """Does a missed call count? Not outside the hours, not with a reason (SLA-21, DIS-04)."""
    counts = missed_counts(
        case.need("missed_at"),
        since=time.fromisoformat(case.value("telephone", "staff_from")),
        until=time.fromisoformat(case.value("telephone", "staff_until")),
    )
    answer = Answer()
    answer.flag("counts", counts and not case.get("with_reason"), "SLA-21", "DIS-04")
    return answer


def tour(case: Case) -> Answer:
    """When customers are told of a tour, and who was told outside these days (SLA-23, TOU-02, TOU-04)."""
    departure = case.need("departure_on")
    answer = Answer()
    for kind in (ClockKind.FIRST_CONTACT, ClockKind.SECOND_NOTICE):
        shown, outside = _window(case, kind, departure)
        answer.clocks.append(shown)
        answer.flag(f"{kind}s_outside", outside, *shown.rules)
    return answer


def _window(case: Case, kind: ClockKind, departure: date) -> tuple[ClockAnswer, list[date]]:
    earliest, _row = case.figure("tour", f"{kind}_earliest_days")
    latest, row = case.figure("tour", f"{kind}_latest_days")
    first, last = departure - earliest["value"] * DAY, departure - latest["value"] * DAY
    shown = on_days(kind, by_end_of(last), stated=latest, pack=row.name)
    shown.window_from, shown.window_to, shown.not_before = first, last, day_start(first)
    days = [event["on"] for event in case.of(kind)]
    inside = [day for day in days if first <= day <= last]
    if inside:
        shown.meet(day_start(inside[0]))
    elif days and max(days) > last:
        shown.meet(day_start(max(days)))
    return shown, [day for day in days if not first <= day <= last]


def project_handover(case: Case) -> Answer:
    """After-sales joins before the final acceptance; handed over within two weeks after it (SLA-24)."""
    planned, actual = case.get("acceptance_planned_on"), case.get("acceptance_actual_on")
    answer = Answer()
    if planned is None and actual is None:
        case.need("acceptance_planned_on")
    if planned is not None:
        figure, row = case.figure("project_handover", "join_months")
        end = by_end_of(add_months(planned, -figure["value"]))
        answer.clocks.append(on_days(ClockKind.AFTER_SALES_JOINS, end, stated=figure, pack=row.name))
    if actual is not None:
        figure, row = case.figure("project_handover", "handover_days")
        end = _after(actual, Duration(Unit.DAYS, figure["value"]))
        answer.clocks.append(on_days(ClockKind.HANDOVER, end, stated=figure, pack=row.name))
    return answer


def power_connection(case: Case) -> Answer:
    """Supply plan, its validity, objections and extension, design review (SLA-26 to 28)."""
    supply = case.need("supply_type")
    accepted, issued = case.get("application_accepted_on"), case.get("plan_issued_on")
    documents = case.get("design_documents_received_on")
    if accepted is None and issued is None and documents is None:
        case.need("application_accepted_on")
    answer = Answer()
    if accepted is not None:
        shown = _supply_clock(case, ClockKind.SUPPLY_PLAN, "supply_plan", supply, accepted)
        if issued is not None and issued < accepted:
            raise FactFault("plan_issued_on", words=later("答复日不能早于受理日。"))
        answer.clocks.append(shown.meet(day_start(issued) if issued else None))
    if issued is not None:
        answer.clocks += _plan_clocks(case, supply, issued)
    if documents is not None:
        answer.clocks.append(_supply_clock(case, ClockKind.DESIGN_REVIEW, "design_review", supply, documents))
    return answer


def _plan_clocks(case: Case, supply: str, issued: date) -> list[ClockAnswer]:
    expiry = _supply_clock(case, ClockKind.PLAN_EXPIRY, "plan_validity", supply, issued)
    objection = _supply_clock(case, ClockKind.PLAN_OBJECTION, "plan_requests", "objection", issued)
    figure, row = case.figure("plan_requests", "extension_days_before")
    last = last_day_of(expiry.due) if expiry.due else issued
    request = by_end_of(last - figure["value"] * DAY)
    asked = on_days(ClockKind.PLAN_EXTENSION_REQUEST, request, stated=figure, pack=row.name)
    return [objection, expiry, asked]


def _supply_clock(case: Case, kind: ClockKind, section: str, name: str, since: date) -> ClockAnswer:
    figure, row = case.figure(section, name)
    return on_days(kind, _after(since, Duration.parse(figure["value"])), stated=figure, pack=row.name)


def drill(case: Case) -> Answer:
    """The next drill, half a year after the last (EMG-21)."""
    figure, row = case.figure("drills", "interval_months")
    end = by_end_of(add_months(case.need("last_drill_on"), figure["value"]))
    return Answer([on_days(ClockKind.DRILL, end, stated=figure, pack=row.name)])


def friday_cleaning(case: Case) -> Answer:
    """Walls and windows once a week; a day off moves it to the last working day before (WSH-10)."""
    friday = case.need("friday")
    if friday.isoweekday() != case.value("cleaning", "walls_and_windows_weekday"):
        raise FactFault("friday", words=later("该日不是规定的清洁日。"))
    answer = Answer()
    answer.flag("done_on", last_working_day(friday, case.calendar_of(CHINA)), "WSH-10")
    return answer


def return_case(case: Case) -> Answer:
    """New goods within days of the parcel's receipt, appraisal included; none where there is no fault (SLA-18)."""
    received: datetime = case.need("parcel_received_at")
    appraisal = case.get("appraisal") or {}
    if appraisal.get("finding") == "not_quality":
        answer = Answer()
        answer.flag("send_back", True, "WAR-19")
        return answer
    offered = figure_promise(
        pack_set=case.stating("reshipment"),
        section="reshipment",
        name="days",
        kind=ClockKind.RESHIP,
        unit=Unit.DAYS,
        start=received,
        calendar_of=case.calendar_of,
    )
    return Answer([of_promise(offered).meet(_sent(case, received))])


def _sent(case: Case, received: datetime) -> datetime | None:
    sent: datetime | None = case.get("sent_at")
    if sent is not None and sent < received:
        raise FactFault("sent_at", words=later("寄出不能早于收到退货。"))
    posted = case.first("dispatch")
    if posted is not None:
        not_earlier(posted, received, later("寄出不能早于收到退货。"))
        return sent or posted["at"]
    return sent


def _after(day: date, length: Duration) -> Due:
    found = due(day_start(day), length)
    if found is None:
        raise ValueError("a period without pauses always ends")
    return found
