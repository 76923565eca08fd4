"""What must be true after a run, counted from the rows and from what arrived outside."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, Q

from benchmarks.faults import mass as of_mass
from benchmarks.faults.calls import Hotline
from benchmarks.faults.chaos import FIRST, Chaos
from benchmarks.faults.company import POSTS
from benchmarks.faults.letters import Writers
from benchmarks.faults.mass import MASS, OUTAGE, WEST
from benchmarks.faults.world import World
from core.models import Delivery, Event, WorkState
from deadlines.events import LevelFired
from deadlines.models import Clock, Firing, Held
from deadlines.rules import fires_at
from notifications.enums import Channel
from notifications.models import Attempt, Letter, Message
from org.enums import Post
from org.models import Unit, User
from tickets.enums import MAJOR
from tickets.enums import Channel as By
from tickets.models import Complaint, Ticket

LONGEST_LAG = 60  # seconds


@dataclass(frozen=True)
class Row:
    """One line of the table: expected and found, and whether that is right."""

    name: str
    expected: str
    found: str
    ok: bool


def equal(name: str, expected: object, found: object) -> Row:
    return Row(name, str(expected), str(found), expected == found)


def drained(value: bool) -> Row:
    return Row("所有到期工作已做完", "是", "是" if value else "否", value)


def counted(
    place: World, hotline: Hotline, writers: Writers, kills: Mapping[str, int], at: datetime
) -> list[Row]:
    """All checks of what was due by then; worker and beat must have been stopped."""
    letters = [one.message_id[1:].split("@")[0] for one in place.mail.letters]
    return [
        *_kills(kills),
        *_tickets(hotline),
        *_letters(writers),
        *_firings(at),
        *_messages(),
        *_outside("邮件", Channel.EMAIL, letters, at),
        *_outside("短信", Channel.SMS, [one.id for one in place.sms.texts], at),
        equal("未处理完的事件", 0, Delivery.objects.exclude(state=WorkState.DONE).count()),
    ]


def mass(levels: int, chaos: Chaos) -> list[Row]:
    """The levels that fell due together, while sweep and servers were being killed."""
    lags = of_mass.lags(MASS)
    late = lags[int(len(lags) * 0.99)] if lags else 0.0
    return [
        equal("同时到期的等级", levels, len(lags)),
        Row("巡检进行中被 kill -9", "≥ 1", str(chaos.sweeps), chaos.sweeps >= 1),
        Row("触发延迟 p99", "≤ 60 秒", f"{late:.1f} 秒", late <= LONGEST_LAG),
    ]


def _kills(kills: Mapping[str, int]) -> list[Row]:
    return [Row(f"kill -9 {name}", "≥ 1", str(kills[name]), kills[name] >= 1) for name in FIRST]


def _tickets(hotline: Hotline) -> list[Row]:
    """Each confirmed call is one ticket, and no ticket is without a call."""
    by_phone = Ticket.objects.filter(channel=By.PHONE)
    stored = Counter(by_phone.values_list("stream__number", flat=True))
    tickets = Ticket.objects.values("stream")
    promised = Clock.objects.filter(stream__in=tickets).values("stream").distinct().count()
    return [
        equal("丢失的工单", 0, len(set(hotline.taken.values()) - set(stored))),
        equal("工单数", len(hotline.taken), stored.total()),
        equal("有时限的工单", Ticket.objects.count(), promised),
    ]


def _letters(writers: Writers) -> list[Row]:
    """Each letter is one row, one ticket and one acknowledgement, however many copies came."""
    kept = Counter(Letter.objects.values_list("message_id", flat=True))
    answered = Message.objects.filter(cause__endswith=":letter-acknowledged").count()
    return [
        Row("来信", "> 0", str(len(writers.sent)), bool(writers.sent)),
        equal("丢失的来信", 0, len(set(writers.sent) - set(kept))),
        equal("来信记录", len(writers.sent), kept.total()),
        equal("来信工单", len(writers.sent), Ticket.objects.filter(channel=By.EMAIL).count()),
        equal("来信答复", len(writers.sent), answered),
        equal("未受理的来信", 0, Letter.objects.exclude(state=WorkState.DONE).count()),
    ]


def _firings(at: datetime) -> list[Row]:
    """Every level whose time has come is fired once, in order, and recorded once."""
    fired: dict[tuple[int, int], list[Firing]] = defaultdict(list)
    for row in Firing.objects.order_by("pk"):
        fired[row.clock_id, row.version].append(row)
    missing = twice = disordered = early = 0
    for clock in Clock.objects.all():
        rows = fired[clock.pk, clock.version]
        codes = [row.level for row in rows]
        ladder = [step["code"] for step in clock.chain]
        twice += len(codes) - len(set(codes))
        disordered += codes != ladder[: len(codes)]
        missing += len(set(_due_codes(clock, at)) - set(codes))
        early += sum(row.fired_at < row.nominal_at for row in rows)
    swept = Firing.objects.filter(fired_at__gt=F("clock__stream__opened_at")).count()
    events = Event.objects.filter(name=LevelFired.name).count()
    return [
        Row("巡检触发的等级", "> 0", str(swept), swept > 0),
        equal("漏掉的等级", 0, missing),
        equal("重复的等级", 0, twice),
        equal("次序颠倒的时限", 0, disordered),
        equal("提前触发的等级", 0, early),
        equal("触发的事件", Firing.objects.count(), events),
    ]


def _due_codes(clock: Clock, at: datetime) -> Iterable[str]:
    """Levels of a running clock that must have fired by then, worked out from its frozen ladder."""
    for level, nominal in clock.ladder if clock.is_running else []:
        when = fires_at(level, nominal, clock.late_from)
        if when is not None and when <= at:
            yield level.code


def _messages() -> list[Row]:
    """Who must be told by a firing or a major complaint against who has an item in the inbox."""
    holders = dict(User.objects.values_list("username", "pk"))
    expected = Counter(
        (f"clock:{row.clock_id}:{row.version}:{row.level}", person)
        for row in Firing.objects.select_related("clock__unit")
        for person in _audience(row, holders)
    )
    expected += Counter(
        (f"stream:{one.pk}:L0:{one.severity}", holders[post])
        for one in Complaint.objects.filter(severity__in=MAJOR)
        for post in ("regional_head", "group")
    )
    registered = Message.objects.filter(channel=Channel.INBOX, cause__endswith=":registered")
    found = _told()
    return [
        equal("站内消息", expected.total(), found.total()),
        equal("漏掉的站内消息", 0, (expected - found).total()),
        equal("重复的站内消息", 0, (found - expected).total()),
        equal("受理通知（每单一次）", Ticket.objects.count(), registered.count()),
    ]


def _told() -> Counter[tuple[str, int | None]]:
    """What each person was told, alone or in a merged notice, and how often."""
    inbox = Message.objects.filter(channel=Channel.INBOX)
    alone = inbox.filter(Q(cause__startswith="clock:") | Q(cause__startswith="stream:"))
    told = Counter(alone.values_list("cause", "recipient_id"))
    merged = Counter(inbox.filter(cause__startswith="clocks:").values_list("cause", "recipient_id"))
    for row in Held.objects.exclude(told_in__startswith="clock:"):
        told[f"clock:{row.clock_id}:{row.version}:{row.level}", row.user_id] += merged[
            row.told_in, row.user_id
        ]
    return told


def outage() -> list[Row]:
    """After hours of silence each person gets one notice a level."""
    notices: dict[tuple[int, str], set[str]] = defaultdict(set)
    held = Held.objects.filter(clock__in=of_mass.clocks(OUTAGE))
    for user, level, told_in in held.values_list("user", "level", "told_in"):
        notices[user, level].add(told_in)
    alone = Message.objects.filter(stream__number__startswith=OUTAGE, channel=Channel.INBOX).count()
    most = max(map(len, notices.values()), default=0)
    return [
        equal("停机三小时：逐条的通知", 0, alone),
        equal("停机三小时：每人每级的通知", 1, most),
        Row("停机三小时：并入的提醒", "> 0", str(held.count()), held.exists()),
    ]


def _audience(row: Firing, holders: Mapping[str, int]) -> set[int | None]:
    """The holders of the level's posts; the group's where nobody holds any of them."""
    step = next(step for step in row.clock.chain if step["code"] == row.level)
    found = {
        row.clock.responsible_id if word == "owner" else holders.get(_username(word, row.clock.unit))
        for word in step["audience"]
    }
    return found - {None} or {holders[Post.GROUP]}


def _username(post: str, unit: Unit) -> str:
    """In this company each post is held by the one person named after it, or by nobody."""
    return f"{WEST}-{post}" if unit.code == WEST and post not in POSTS["group"] else post


def _outside(label: str, channel: str, arrived: list[str], at: datetime) -> list[Row]:
    """Every message arrived; what arrived again is covered by an attempt marked unknown."""
    rows = Message.objects.filter(channel=channel)
    wanted = {str(one) for one in rows.values_list("reference", flat=True)}
    due = {str(one) for one in rows.filter(not_before__lte=at).values_list("reference", flat=True)}
    unknown = Attempt.objects.filter(message__channel=channel, unknown_at__isnull=False).count()
    repeats = len(arrived) - len(set(arrived))
    return [
        equal(f"{label}：未送达", 0, len(due - set(arrived))),
        equal(f"{label}：来历不明", 0, len(set(arrived) - wanted)),
        Row(f"{label}：送达", "> 0", str(len(arrived)), bool(arrived)),
        Row(f"{label}：重复", f"≤ {unknown}", str(repeats), repeats <= unknown),
    ]
