"""The preview against the stored clocks: the same course of events gives the same times and breaches."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from typing import Any

import pytest

from deadlines import operations as live
from deadlines.models import Clock
from deadlines.operations.pauses import PauseRefused
from deadlines.preview.asking import ask
from deadlines.queries import promise, rules_for
from deadlines.rules import Facts
from org.models import Unit, User
from packs.models import PackSet
from packs.queries import in_force
from tests.core.worktime.instants import at
from tests.factories.deadlines import subject
from tests.factories.org import make_user

BEGIN = at("2026-03-10 08:00")
HOUR = timedelta(hours=1)
SEEDS = 25
REASONS = ("customer_reschedule", "force_majeure", "parts_shortage")
STEPS = ("reply", "check_in", "complete", "reopen", "upgrade", "downgrade", "pause_request", "pause_request")


@dataclass
class Story:
    """One random course: its facts, and the same told to the stored clocks."""

    rng: Random
    pack_set: PackSet
    unit: Unit
    clerk: User
    supervisor: User
    urgency: str = "general"
    events: list[dict[str, Any]] = field(default_factory=list)

    def facts(self) -> Facts:
        return Facts(urgency=self.urgency, complaint_class=self.subject_class)

    def begin(self) -> None:
        self.urgency = self.rng.choice(["general", "urgent"])
        self.subject_class = self.rng.choice(["product_quality", "service_staff"])
        self.stream = subject(BEGIN, f"S-{self.rng.random()}")
        self.given = {
            "subject": "ticket",
            "received_at": BEGIN,
            "urgency": self.urgency,
            "class": self.subject_class,
        }
        offered = promise(pack_set=self.pack_set, facts=self.facts(), at=BEGIN)
        live.start_all(stream=self.stream, promises=offered, at=BEGIN, by=self.clerk, unit=self.unit)
        if self.rng.random() < 0.3:
            self.given["agreed_arrival_at"] = agreed = BEGIN + self.rng.randint(1, 60) * HOUR
            live.agree(
                stream=self.stream,
                agreed_at=agreed,
                at=BEGIN,
                by=self.clerk,
                unit=self.unit,
                pack_set=self.pack_set,
            )

    def step(self, kind: str, when: datetime) -> None:
        getattr(self, kind)(when)

    def tell(self, kind: str, **more: Any) -> None:
        self.events.append({"type": kind, **more})

    def meet(self, kind: str, clock: str, when: datetime) -> None:
        live.meet_kind(stream=self.stream, kind=clock, at=when, by=self.clerk)
        self.tell(kind, at=when)

    def reply(self, when: datetime) -> None:
        self.meet("reply", "reply", when)

    def check_in(self, when: datetime) -> None:
        self.meet("check_in", "arrive", when)

    def complete(self, when: datetime) -> None:
        self.meet("complete", "complete", when)

    def reopen(self, when: datetime) -> None:
        rules = rules_for(pack_set=self.pack_set, facts=self.facts(), at=BEGIN)
        rule = next(one for one in rules if one.kind == "complete")
        live.restart(stream=self.stream, at=when, by=self.clerk, rule=rule)
        self.tell("reopen", at=when)

    def upgrade(self, when: datetime) -> None:
        if self.urgency == "general":
            self.reclassify("upgrade", "urgent", when)

    def downgrade(self, when: datetime) -> None:
        if self.urgency == "urgent":
            self.reclassify("downgrade", "general", when)

    def reclassify(self, kind: str, urgency: str, when: datetime) -> None:
        self.urgency = urgency
        live.reclassify(
            stream=self.stream,
            rules=rules_for(pack_set=self.pack_set, facts=self.facts(), at=BEGIN),
            at=when,
            by=self.clerk,
            unit=self.unit,
            approved_by=self.supervisor,
        )
        self.tell(kind, at=when, to_urgency=urgency, approved_by="supervisor")

    def pause_request(self, when: datetime) -> None:
        clock = Clock.objects.filter(stream=self.stream, kind="complete").running().first()
        if clock is None:
            return
        reason = self.rng.choice(REASONS)
        start = max(BEGIN, when - self.rng.randint(0, 6) * HOUR)
        end = start + self.rng.randint(1, 30) * HOUR
        try:
            asked = live.ask_pause(
                clock=clock, reason=reason, starts_at=start, ends_at=end, by=self.clerk, at=when
            )
            live.decide_pause(pause=asked, approved=True, by=self.supervisor, at=when)
        except PauseRefused:
            pass
        more = {"from": start, "to": end, "clock": "complete", "approved_by": "supervisor"}
        self.tell("pause_request", at=when, reason=reason, **more)

    def stored(self, end: datetime) -> dict[Any, Any]:
        live.sweep(at=end)
        rows = Clock.objects.filter(stream=self.stream)
        return {(one.kind, one.n): (one.due_at, one.breached_at is not None) for one in rows}

    def previewed(self) -> dict[Any, Any]:
        told = ask(self.given | {"events": self.events}, today=BEGIN.date())
        return {(one.kind, one.n): (one.due, one.breached) for one in told.clocks}


@pytest.fixture
def begun(house: str, db: None) -> Callable[[int], Story]:
    """Starts the course of a seed in the house of the module."""
    group = Unit.objects.get(code="group")
    clerk, supervisor = make_user("clerk"), make_user("supervisor")

    def begun(seed: int) -> Story:
        story = Story(Random(seed), in_force(at=BEGIN), group, clerk, supervisor)
        story.begin()
        return story

    return begun


@pytest.mark.parametrize("seed", range(SEEDS))
def test_the_same_course_ends_the_same(begun: Callable[[int], Story], seed: int) -> None:
    story = begun(seed)
    when = BEGIN
    for kind in story.rng.choices(STEPS, k=story.rng.randint(1, 7)):
        when += timedelta(minutes=story.rng.randint(1, 26 * 60))
        story.step(kind, when)
    if not story.events:
        story.reply(when + HOUR)
    end = max(one["at"] for one in story.events)
    assert story.previewed() == story.stored(end)
