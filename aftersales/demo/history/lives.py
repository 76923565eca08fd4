"""Finished lives of tickets, led through the real operations; the rest of the past is copied from them."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import cycle

from aftersales.demo.complaints import Handling
from aftersales.demo.jobs import Job
from aftersales.demo.stories import INSTALLATION, REPAIR, SUPPORT, TRAINING, Story, complaint
from core.clock import LOCAL, local_day
from customers.operations import Taken
from deadlines.operations import explain_breaches, sweep
from deadlines.queries import unexplained_breaches
from dispatch.models import WorkOrder
from dispatch.rules import Plan
from org.models import Approval, Unit, User
from tickets.enums import ApprovalCode, ComplaintClass, Intent, Severity, Stage, Status
from tickets.models import FaultCategory, Ticket
from tickets.operations import lifecycle, permits
from tickets.operations.intake import Intake, register

# How long a bad life may last, and the hours of the day at which customers call.
LONGEST = timedelta(days=60)
HOURS = (7, 8, 8, 9, 9, 10, 10, 11, 12, 13, 14, 14, 15, 16, 17, 18, 19, 20, 21, 23)
# A good job takes the hours of `Job`, a bad one so many times as long.
SLOWNESS = 30.0
CHANNELS = ("phone", "phone", "phone", "phone", "web", "app", "im", "chat", "email", "shop")
DONE = {"reaches": Status.ARCHIVED}


@dataclass(frozen=True)
class Kind:
    """A kind of life: its share of all, and its story."""

    share: float
    story: Story


def _kind(share: float, kind: Mapping[str, str], words: str, category: str = "", **more: object) -> Kind:
    return Kind(share, Story(0, dict(kind), 0, words, category=category, **{**DONE, **more}))  # type: ignore[arg-type]


def _complaint(share: float, of: str, words: str, severity: str = Severity.GENERAL) -> Kind:
    kind = complaint(of, severity)
    return Kind(share, Story(0, kind, 0, words, reaches=Status.PHONE_RESOLVED))


KINDS = [
    _kind(12, REPAIR, "空调不制冷，外机启动几分钟后停机。", "ac-cooling"),
    _kind(8, REPAIR, "空调内机滴水，地面潮湿。", "ac-leak"),
    _kind(5, REPAIR, "空调运转有异响，夜里明显。", "ac-noise"),
    _kind(7, REPAIR, "热水器加热慢，水温上不去。", "wh-heating"),
    _kind(3, REPAIR, "热水器漏电，开关跳闸。", "wh-leakage", urgency="urgent"),
    _kind(6, REPAIR, "电脑无法开机，指示灯不亮。", "nb-start"),
    _kind(5, REPAIR, "电脑用一会儿就过热关机。", "nb-heat"),
    _kind(6, REPAIR, "系统更新后不能联网。", "nb-system"),
    _kind(5, REPAIR, "显示器有竖线，画面闪烁。", "mt-screen"),
    _kind(4, REPAIR, "手机电量掉得快，充电发热。", "ph-battery"),
    _kind(11, INSTALLATION, "新机上门安装调试。", "ac-noise"),
    _kind(3, TRAINING, "请安排一次使用与保养培训。", "nb-system"),
    _kind(20, SUPPORT, "咨询滤网清洗和保养周期。", reaches=Status.PHONE_RESOLVED),
    _kind(5, REPAIR, "预约维修，后来自己好了。", "wh-heating", reaches=Status.CANCELLED),
    _complaint(1.0, ComplaintClass.SERVICE_STAFF, "师傅没有按约定时间上门，也没有电话说明。"),
    _complaint(0.7, ComplaintClass.REPAIR, "修过以后同样的毛病又出现。"),
    _complaint(0.3, ComplaintClass.DELIVERY, "送货时外包装破损，配件少一件。"),
    _complaint(0.4, ComplaintClass.RETURN_EXCHANGE, "要求换货，门店一直没有答复。"),
    _complaint(0.3, ComplaintClass.PRODUCT_QUALITY, "新机用了几天冒出焦味，担心有危险。", Severity.MAJOR),
]
# What goes badly ends in a complaint so many times as often.
MORE_COMPLAINTS = 3.0


@dataclass(frozen=True)
class Life:
    """A finished ticket, how it went, and the share of its kind."""

    ticket: int
    went_well: bool
    share: float


class _Unhurried(Job):
    """The same work, at a pace; the sweep looks at the clocks before each step, as it does every day."""

    pace = 1.0

    def later(self, ticket: Ticket, hours: float) -> datetime:
        at = ticket.registered_at + timedelta(hours=hours * self.pace)
        sweep(at=at)
        breached = unexplained_breaches(ticket.pk)
        if breached:
            explain_breaches(clocks=breached, reason="staff", by=self.supervisor_of(ticket), at=at)
        return at

    def _plan(self, ticket: Ticket) -> Plan:
        starts = ticket.registered_at + timedelta(hours=2 * self.pace)
        return Plan(starts, starts + timedelta(minutes=50))

    def _dispatch(self, ticket: Ticket) -> WorkOrder:
        """What went out before its approval is approved by the other supervisor an hour later."""
        order = super()._dispatch(ticket)
        if Approval.objects.open().filter(stream=ticket.pk, kind=ApprovalCode.DISPATCH).exists():
            permits.approve(ticket=ticket, by=self.people["east-supervisor2"], at=self.later(ticket, 0.7))
        return order


def lead(
    units: Mapping[str, Unit],
    people: Mapping[str, User],
    homes: Sequence[Taken],
    *,
    first: date,
    hours: int,
    chance: random.Random,
    at: datetime,
) -> list[Life]:
    """Every kind of life at several hours of the day, done well and done badly, each for a customer of its own.

    The lives follow one another: none is open when the next one begins, whichever day that is.
    """
    job = _Unhurried(units, people, at)
    plan = [
        (kind, went_well, hour)
        for kind in KINDS
        for went_well in (True, False)
        for hour in chance.sample(HOURS, hours)
    ]
    found = []
    span = (local_day(at - LONGEST) - first).days
    for (kind, went_well, hour), home in zip(plan, cycle(homes), strict=False):
        day = first + timedelta(days=chance.randrange(span))
        begun = datetime(
            day.year, day.month, day.day, hour, chance.randrange(60), chance.randrange(60), tzinfo=LOCAL
        )
        ticket = _one(kind.story, begun, home, went_well, job, chance)
        found.append(Life(ticket.pk, went_well, _share(kind, went_well)))
    return found


def _share(kind: Kind, went_well: bool) -> float:
    complains = kind.story.kind["intent"] == Intent.COMPLAINT
    return kind.share * (MORE_COMPLAINTS if complains and not went_well else 1)


def _one(
    story: Story, begun: datetime, home: Taken, went_well: bool, job: _Unhurried, chance: random.Random
) -> Ticket:
    job.pace = 1.0 if went_well else SLOWNESS
    story = replace(story, satisfaction=_verdict(went_well, chance))
    ticket = _call(story, begun, home, job, chance)
    if story.kind["intent"] == Intent.COMPLAINT:
        Handling(job, ticket, story).carry_on(Stage.CLOSED)
    elif story.reaches == Status.CANCELLED:
        by = job.supervisor_of(ticket)
        lifecycle.cancel(ticket=ticket, reason="客户来电撤销。", by=by, at=job.later(ticket, 1))
    elif story.reaches == Status.ARCHIVED:
        job.run(ticket, story)
    return ticket


def _verdict(went_well: bool, chance: random.Random) -> str:
    return chance.choice(
        ("very_satisfied", "satisfied", "satisfied") if went_well else ("neutral", "satisfied")
    )


def _call(story: Story, begun: datetime, home: Taken, job: _Unhurried, chance: random.Random) -> Ticket:
    complains = story.kind["intent"] == Intent.COMPLAINT
    solved = story.reaches == Status.PHONE_RESOLVED and not complains
    form = Intake(
        channel="phone" if solved else chance.choice(CHANNELS),
        description=story.words,
        received_at=begun,
        dissatisfied=complains,
        urgency=story.urgency,
        category=FaultCategory.objects.get(code=story.category) if story.category else None,
        solved_by_phone=solved,
        resolution="已在电话中说明操作方法。" if solved else "",
        contact=home.contact,
        site=home.site,
        asset=home.asset,
        region=job.units["east"],
        project=job.units["shanghai"],
        **story.kind,
    )
    return register(form=form, by=job.people["hotline1"], at=begun)
