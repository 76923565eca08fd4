"""A ticket's clocks through its events, in the order in which these happen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from core.words import later
from deadlines.changing import Refusal, follows_class, over_cap, pause_refusal, recounted_from, sort_out
from deadlines.enums import ClockKind, Trigger
from deadlines.preview.answers import Answer, Refused
from deadlines.preview.cases import REACHED_NOBODY, Case, FactFault
from deadlines.preview.tracks import Track
from deadlines.preview.unpausable import NO_SUCH_CLOCK
from deadlines.queries import conduct, promise
from deadlines.rules import ClockRule, Facts, Promise
from deadlines.rules import promise as promise_of
from org.enums import Right
from org.rules import RIGHTS
from packs.queries import figure

Event = dict[str, Any]

KEPT: dict[str, tuple[str, ...]] = {
    "reply": (ClockKind.REPLY,),
    "call": (ClockKind.REPLY,),
    "dispatch": (ClockKind.DISPATCH,),
    "approval": (ClockKind.DISPATCH_APPROVAL,),
    "check_in": (ClockKind.ARRIVE,),
    "commitment": (ClockKind.COMMITMENT,),
    "handled": (ClockKind.HANDLED,),
    "restored": (ClockKind.RESTORE, ClockKind.SUBSTITUTE),
    "complete": (ClockKind.COMPLETE, ClockKind.RESTORE, ClockKind.HANDLED, ClockKind.SUBSTITUTE),
}
"""Promises that an event keeps."""

URGENCIES = ("general", "urgent")
GRAVE = ("major", "crisis")
AGREED = later("约定到场时间")


def ticket(case: Case) -> Answer:
    """All clocks of a ticket received at an instant (CNV-11 to 19, SLA-01 to 13)."""
    return Course(case).run()


def _usual_urgency(case: Case) -> str:
    """Where nothing is said, major complaints are urgent and everything else is general (CMP-20)."""
    return URGENCIES[case.get("severity") in GRAVE]


class Course:
    """The state of the ticket while its events pass."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.received_at: datetime = case.need("received_at")
        self.facts = Facts(
            complaint_class=case.get("class", ""),
            severity=case.get("severity", ""),
            urgency=case.get("urgency") or _usual_urgency(case),
            service_type=case.get("service_type", ""),
            fault=case.get("fault"),
        )
        self._stated_urgency = "urgency" in case.facts
        self.tracks: list[Track] = []
        self.answer = Answer()
        self.approved = False
        self.events = self._in_order()

    def run(self) -> Answer:
        self._begin()
        for event in self.events:
            self._take(event)
        self._finish()
        return self.answer

    def _begin(self) -> None:
        self.tracks = [Track.of(one, self.case.calendar_of) for one in self._promised(self.received_at)]
        agreed = self.case.get("agreed_arrival_at")
        if agreed is not None:
            self._agree(agreed)
        if self.case.get("solved_by_phone"):
            self._solve()

    def _promised(self, at: datetime, starts_on: str = Trigger.REGISTERED) -> list[Promise]:
        return promise(
            pack_set=self.case.pack_set,
            facts=self.facts,
            at=at,
            starts_on=starts_on,
            calendar_of=self.case.calendar_of,
        )

    def _agree(self, agreed: datetime) -> None:
        """The agreed instant takes the place of the pack's arrival time, even if later (SLA-08)."""
        if agreed <= self.received_at:
            raise FactFault("agreed_arrival_at", words=later("约定时间不能早于受理时间。"))
        shared = conduct(self.case.pack_set)
        rule = ClockRule(
            kind=ClockKind.ARRIVE,
            title=str(AGREED),
            levels=shared.levels,
            amber_percent=shared.amber_percent,
            source="001-P-4、003§2",
            source_kind="seed",
            rules=("SLA-08",),
        )
        self.tracks = [one for one in self.tracks if one.kind != ClockKind.ARRIVE]
        start = self.received_at
        self.tracks.append(Track(rule, start, start, self.case.calendar_of, fixed_due_at=agreed))

    def _solve(self) -> None:
        """Solved in the call: reply and completion are kept at once, all else falls away (INT-10)."""
        kept = [one for one in self.tracks if one.kind in (ClockKind.REPLY, ClockKind.COMPLETE)]
        for one in kept:
            one.met_at = self.received_at
        self.tracks = kept

    def _in_order(self) -> list[Event]:
        events = [self._dated(event) for event in self.case.events]
        for event in events:
            if event["type"] not in HANDLERS:
                raise FactFault("events", event["index"], "type", words=later("该事件不属于工单。"))
            if instant_of(event) < self.received_at:
                name = "at" if event.get("at") else "from"
                raise FactFault("events", event["index"], name, words=later("事件不能早于受理时间。"))
        return sorted(events, key=instant_of)

    def _dated(self, event: Event) -> Event:
        """An estimate without a time of its own is made on arrival."""
        if event["type"] != "repair_estimate" or event.get("at"):
            return event
        arrived = self.case.first("check_in")
        if arrived is None:
            raise FactFault("events", event["index"], "at", words=later("没有到场，无从估计修复时间。"))
        return event | {"at": arrived["at"]}

    def _take(self, event: Event) -> None:
        HANDLERS[event["type"]](self, event)
        if event.get("result") in REACHED_NOBODY:
            return
        for kind in KEPT.get(event["type"], ()):
            track = self.running(kind)
            if track is not None:
                track.met_at = event["at"]

    def running(self, kind: str) -> Track | None:
        """The latest running clock of a kind."""
        return next((one for one in reversed(self.tracks) if one.kind == kind and one.is_running), None)

    def meet_only(self, _event: Event) -> None:
        """An event that keeps promises and does nothing else."""

    def approve(self, _event: Event) -> None:
        self.approved = True

    def dispatch(self, event: Event) -> None:
        """Faults and urgent ones may go before the approval, which then has its own clock (TKT-03)."""
        at_once = self.facts.fault or self.facts.urgency == URGENCIES[1]
        if self.approved or not at_once or self.running(ClockKind.DISPATCH_APPROVAL):
            return
        for one in self._promised(event["at"], Trigger.DISPATCHED_UNAPPROVED):
            self.tracks.append(Track.of(one, self.case.calendar_of))

    def reopen(self, event: Event) -> None:
        """A new completion clock of the same class; the old one keeps its breach (CNV-19)."""
        held = [one for one in self.tracks if one.kind == ClockKind.COMPLETE]
        if not held or held[-1].rule.target is None:
            return
        last = held[-1]
        if last.is_running:
            last.stop(event["at"])
        now = [one.rule for one in self._promised(self.received_at) if one.kind == ClockKind.COMPLETE]
        rule = now[0] if now else last.rule
        offered = promise_of(rule, event["at"], self.case.calendar_of(rule.calendar))
        again = Track.of(offered, self.case.calendar_of, last.n + 1)
        again.because = ("CNV-19",)
        self.tracks.append(again)

    def hand_over(self, event: Event) -> None:
        """Somebody else answers from now on; the time used stays used (SLA-13, TKT-30)."""
        for kind in (ClockKind.COMMITMENT, ClockKind.COMPLETE):
            track = self.running(kind)
            if track is not None:
                left = track.remaining(event["at"])
                self.answer.flag("remaining_s_at_handover", left, "SLA-13", "TKT-30")
                return

    def estimate(self, event: Event) -> None:
        """Later than the restore clock allows: a standby unit at once (SLA-11)."""
        finish = event["at"] + timedelta(minutes=event["minutes"])
        self.answer.flag("estimated_finish", finish, "SLA-11")
        due = max(
            (one.due_at for one in self.tracks if one.kind == ClockKind.RESTORE and one.due_at), default=None
        )
        if due is not None:
            self.answer.flag("standby_ordered", finish > due, "SLA-11")

    def call_again(self, event: Event) -> None:
        """A second call about the same thing is linked when the agent accepts; the first receipt counts (INT-27)."""
        hours = figure(self.case.pack_set, "conventions", "duplicate_hours")
        fresh = event["at"] <= self.received_at + timedelta(hours=hours)
        done = [one for one in self.tracks if one.kind == ClockKind.COMPLETE]
        is_open = not done or done[-1].is_running
        same = bool(event.get("same_asset") and event.get("same_fault_code"))
        linked = same and (is_open or fresh) and bool(event.get("link_accepted"))
        held = self.answer.flags.get("linked")
        self.answer.flag("linked", linked or bool(held and held.value), "INT-27")

    def upgrade(self, event: Event) -> None:
        wanted = event["to_urgency"]
        if self._stated_urgency and URGENCIES.index(wanted) <= URGENCIES.index(self.facts.urgency):
            raise FactFault("events", event["index"], "to_urgency", words=later("升级后须比原来更紧急。"))
        self._reclassify(replace(self.facts, urgency=wanted), event["at"])

    def downgrade(self, event: Event) -> None:
        """Only with a supervisor's approval; without it everything stays as it is (CNV-18)."""
        wanted = event["to_urgency"]
        if self._stated_urgency and URGENCIES.index(wanted) >= URGENCIES.index(self.facts.urgency):
            raise FactFault("events", event["index"], "to_urgency", words=later("降级后须比原来更缓。"))
        if not may(event.get("approved_by"), Right.LOWER_URGENCY):
            words = later("降级须经主管批准。")
            self._refuse("downgrade", Refusal("approval_needed", "approved_by", words), "CNV-18")
            return
        self._reclassify(replace(self.facts, urgency=wanted), event["at"])

    def _reclassify(self, facts: Facts, at: datetime) -> None:
        self.facts = facts
        wanted = {one.kind: one.rule for one in self._promised(self.received_at)}
        running = {one.kind: one for one in self.tracks if one.is_running}
        held = {kind: one for kind, one in running.items() if follows_class(one.rule, agreed=one.agreed)}
        known = [one.kind for one in self.tracks]
        fit = sort_out({kind: one.rule for kind, one in held.items()}, wanted, known)
        for kind in fit.gone:
            held[kind].stop(at)
        for kind in fit.kept:
            self._refit(held[kind], wanted[kind], at)
        for kind in fit.new:
            offered = promise_of(wanted[kind], at, self.case.calendar_of(wanted[kind].calendar))
            self.tracks.append(Track.of(offered, self.case.calendar_of))

    def _refit(self, track: Track, rule: ClockRule, at: datetime) -> None:
        begin = recounted_from(
            track.rule,
            rule,
            started_at=track.started_at,
            due_at=track.due_at,
            at=at,
            calendar=self.case.calendar_of(rule.calendar),
            pauses=track.pauses,
        )
        if begin is not None:
            track.refit(rule, begin, at)

    def pause(self, event: Event) -> None:
        """Arrival and completion only, for three reasons only, approved by a supervisor (CNV-13)."""
        if event.get("to") is not None and event["to"] <= event["from"]:
            words = later("暂停的结束时间须晚于开始时间。")
            raise FactFault("events", event["index"], "to", words=words)
        tracks = self._to_pause(event.get("clock"))
        found = [(one, self._pause_fault(one, event)) for one in tracks]
        refused = next((fault for _one, fault in found if fault), None)
        if refused or not tracks:
            nothing = Refusal("no_such_clock", "clock", NO_SUCH_CLOCK)
            self._refuse("pause", refused or nothing, "CNV-13", source=self._why_of_pauses)
            return
        for one in tracks:
            one.pauses.append((event["from"], event.get("to")))

    def _to_pause(self, kind: str | None) -> list[Track]:
        """The clock named, or all running ones that can pause; else an agreed one, to say why it cannot."""
        running = [one for one in self.tracks if one.is_running]
        if kind is not None:
            return [one for one in running if one.kind == kind]
        agreed = [one for one in running if one.agreed]
        return [one for one in running if one.rule.pause_reasons and not one.agreed] or agreed

    def _pause_fault(self, track: Track, event: Event) -> Refusal | None:
        refused = pause_refusal(
            track.rule,
            agreed=track.agreed,
            reason=event["reason"],
            starts_at=event["from"],
            ends_at=event.get("to"),
            attempts=event.get("attempts") or 0,
        ) or over_cap(track.rule, track.pauses, starts_at=event["from"], ends_at=event.get("to"))
        if refused or may(event.get("approved_by"), Right.DECIDE_PAUSE):
            return refused
        return Refusal("approval_needed", "approved_by", later("暂停须经主管批准。"))

    @property
    def _why_of_pauses(self) -> str:
        stated, _row = self.case.figure("pauses", "kinds")
        return str(stated["source"])

    def _refuse(self, request: str, refusal: Refusal, *rules: str, source: str = "") -> None:
        refused = Refused(request, refusal.code, refusal.field, refusal.words, rules, source)
        self.answer.refused.append(refused)

    def _finish(self) -> None:
        last = max((instant_of(event) for event in self.events), default=self.received_at)
        order = list(ClockKind.values)
        self.tracks.sort(key=lambda one: (order.index(one.kind), one.n))
        outage = self.case.get("outage")
        self.answer.clocks = [one.answer(last, outage) for one in self.tracks]
        paused = max((one.paused_s for one in self.answer.clocks), default=0)
        self.answer.flag("paused_s", paused, "CNV-13")


def instant_of(event: Event) -> datetime:
    """When an event of a ticket happens."""
    found: datetime = event.get("at") or event["from"]
    return found


def may(who: str | None, right: Right) -> bool:
    """Does an approval count? A post needs the right; a name is taken to be somebody who has it."""
    if not who:
        return False
    return right in RIGHTS[who] if who in RIGHTS else True


HANDLERS: dict[str, Callable[[Course, Event], None]] = {
    **dict.fromkeys(
        ("reply", "call", "check_in", "commitment", "handled", "restored", "complete"), Course.meet_only
    ),
    "approval": Course.approve,
    "dispatch": Course.dispatch,
    "reopen": Course.reopen,
    "handover": Course.hand_over,
    "repair_estimate": Course.estimate,
    "duplicate_call": Course.call_again,
    "upgrade": Course.upgrade,
    "downgrade": Course.downgrade,
    "pause_request": Course.pause,
}
