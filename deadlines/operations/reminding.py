"""How people are told of fired levels: at once, later or together (CNV-14, SLA-31).

A reminder waits while somebody snoozed it; what comes late after an outage, and many of one kind at once,
are told in one message per person and level.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from heapq import nsmallest
from typing import NamedTuple

from django.db import connection, transaction
from django.db.models import CharField, Value
from django.db.models.functions import Concat

from core.arrays import array
from core.clock import at_local, local, local_day
from deadlines import wording
from deadlines.models import Acknowledgement, Clock, Held, Snooze
from deadlines.queries import earlier_external
from deadlines.rules import Level
from notifications.enums import Channel, Severity
from notifications.operations import Draft, queue_many
from org.models import User
from packs.queries import figure_or, in_force

PATIENCE = timedelta(minutes=2)
# Sweeps run beside one another, and one that began earlier may be the one that finds nothing left to fire: it tells
# what the others have kept, too, though they kept it after its own instant.
ABREAST = timedelta(minutes=1)
MOST = 20_000
NEVER = 20_000  # without figures of a pack nothing counts as many, nothing as late
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Manner:
    """The pack's figures about reminders."""

    quiet_from: time
    quiet_until: time
    quiet_severities: tuple[str, ...]
    digest_from: int
    catch_up: timedelta

    def quiet_end(self, at: datetime, severity: str) -> datetime | None:
        """Until when e-mail and SMS of a severity wait; None outside the quiet hours."""
        if severity not in self.quiet_severities or self.quiet_from == self.quiet_until:
            return None
        clock, day = local(at).time(), local_day(at)
        over_night = self.quiet_from > self.quiet_until
        if over_night and clock >= self.quiet_from:
            return at_local(day + DAY, self.quiet_until)
        inside = clock < self.quiet_until and (over_night or clock >= self.quiet_from)
        return at_local(day, self.quiet_until) if inside else None


@dataclass(frozen=True, slots=True)
class Notice:
    """One fired level and one person to be told."""

    clock: Clock
    level: Level
    nominal_at: datetime
    user: User

    @property
    def severity(self) -> str:
        return Severity.HIGH if self.level.urgent else Severity.NORMAL


def manner(at: datetime) -> Manner:
    """The company's figures of the moment."""
    held = in_force(at=at)

    def figure(name: str, default: object) -> object:
        return figure_or(held, "reminders", name, default)

    return Manner(
        quiet_from=time.fromisoformat(str(figure("quiet_from", "00:00"))),
        quiet_until=time.fromisoformat(str(figure("quiet_until", "00:00"))),
        quiet_severities=tuple(figure("quiet_severities", ())),  # type: ignore[arg-type]
        digest_from=int(figure("digest_from", NEVER)),  # type: ignore[call-overload]
        catch_up=timedelta(minutes=int(figure("catch_up_minutes", NEVER))),  # type: ignore[call-overload]
    )


def tell(notices: Sequence[Notice], *, at: datetime, how: Manner | None) -> None:
    """Write what is told at once and keep the rest; without a manner everything is told at once."""
    kept = _kept(notices, at, how) if how else {}
    if kept:
        _keep([(notices[place], until) for place, until in kept.items()])
    queue_many(_drafts([one for n, one in enumerate(notices) if n not in kept], at, how), at=at)


def _kept(notices: Sequence[Notice], at: datetime, how: Manner) -> dict[int, datetime]:
    """Places of the notices that wait, and until when; a clock's late levels wait together, so as to stay in order."""
    waits, many = _snoozed(at), _many(notices, how)
    late = {one.clock.pk for one in notices if at - one.nominal_at > how.catch_up}
    kept: dict[int, datetime] = {}
    for place, one in enumerate(notices):
        put_off = waits.get((one.clock.pk, one.user.pk))
        if put_off and not one.level.urgent:
            kept[place] = put_off
        elif one.clock.pk in late or (one.user.pk, one.level.code) in many:
            kept[place] = at - ABREAST
    return kept


KEEP = """
INSERT INTO deadlines_held
    (clock_id, version, level, nominal_at, breach, urgent, user_id, not_before, told_in)
SELECT clock, version, level, nominal_at, breach, urgent, person, not_before, ''
FROM unnest(%s::bigint[], %s::smallint[], %s::text[], %s::timestamptz[], %s::boolean[], %s::boolean[], %s::bigint[],
        %s::timestamptz[])
    WITH ORDINALITY AS one (clock, version, level, nominal_at, breach, urgent, person, not_before, place)
ORDER BY place ON CONFLICT DO NOTHING
"""


def _keep(kept: Iterable[tuple[Notice, datetime]]) -> None:
    """One statement for any number of rows."""
    rows = (
        (
            one.clock.pk,
            one.clock.version,
            one.level.code,
            one.nominal_at,
            one.level.breaches,
            one.level.urgent,
            one.user.pk,
            until,
        )
        for one, until in kept
    )
    with connection.cursor() as cursor:
        cursor.execute(KEEP, [*map(array, zip(*rows, strict=True))])


class Kept(NamedTuple):
    """A notice that may be told by now: its row's key, and what a message about many reads of it."""

    key: int
    nominal_at: datetime
    urgent: bool


@transaction.atomic
def tell_held(*, at: datetime, limit: int = MOST) -> int:
    """Tell what was kept and may be told by now: together from the pack's number on, else one by one.

    Takes whole people until it has `limit` notices, so that nobody is told of one level twice. Returns how many
    notices were told. Each is told once: its row names the message.
    """
    rows = Held.objects.filter(told_in="", not_before__lte=at).select_for_update(skip_locked=True)
    read = rows.order_by("user", "pk").values_list("user", "level", "pk", "nominal_at", "urgent")
    found = list(read[:limit])
    if len(found) == limit:
        last, _level, key, *_rest = found[-1]
        found += read.filter(user=last, pk__gt=key)
    groups: dict[tuple[int, str], list[Kept]] = defaultdict(list)
    for user, level, key, nominal_at, urgent in found:
        groups[user, level].append(Kept(key, nominal_at, urgent))
    if not groups:
        return 0
    how = manner(at)
    many = [some for some in groups.values() if len(some) >= how.digest_from]
    few = sorted(one.key for some in groups.values() if len(some) < how.digest_from for one in some)
    queue_many([*_singly(few, at, how), *(_together(some, at, how) for some in many)], at=at)
    return sum(map(len, groups.values()))


def is_time(at: datetime) -> bool:
    """May what was kept be told? Once nothing is due any more, or when it has waited too long for that."""
    if not Clock.objects.due_for_firing(at).exists():
        return True
    return Held.objects.filter(told_in="", not_before__lte=at - ABREAST - PATIENCE).exists()


def _many(notices: Sequence[Notice], how: Manner) -> set[tuple[int, str]]:
    """Persons and levels with so many notices at once that one message tells them all."""
    counts: dict[tuple[int, str], int] = defaultdict(int)
    for one in notices:
        counts[one.user.pk, one.level.code] += 1
    return {key for key, count in counts.items() if count >= how.digest_from}


def _snoozed(at: datetime) -> Mapping[tuple[int, int], datetime]:
    """Until when reminders of a clock wait, by clock and person."""
    rows = Snooze.objects.filter(until__gt=at).values_list("clock", "by", "until").order_by("until")
    return {(clock, by): until for clock, by, until in rows}


def _noted(notices: Sequence[Notice]) -> set[tuple[int, int, int]]:
    """Clocks, versions and persons who have taken note: reminders reach them in the inbox alone."""
    keys = {one.clock.pk for one in notices}
    rows = Acknowledgement.objects.filter(clock__in=keys)
    return set(rows.values_list("clock", "version", "by")) if keys else set()


def _drafts(notices: Sequence[Notice], at: datetime, how: Manner | None) -> list[Draft]:
    """A message each; all people told of one firing share the words."""
    noted = _noted(notices) if how else set()
    external = earlier_external([one.clock.stream_id for one in notices])
    said: dict[tuple[int, int, str], tuple[object, object]] = {}
    drafts = []
    for one in notices:
        clock, level = one.clock, one.level
        key = (clock.pk, clock.version, level.code)
        if key not in said:
            said[key] = _words(clock, level.code, level.breaches, one.nominal_at, external)
        subject, body = said[key]
        calm = (clock.pk, clock.version, one.user.pk) in noted and not level.urgent
        drafts.append(
            Draft(
                _cause(clock.pk, clock.version, level.code),
                one.user,
                subject,
                body,
                clock.stream_id,
                one.severity,
                channels=(Channel.INBOX,) if calm else None,
                hold_until=how.quiet_end(at, one.severity) if how else None,
            )
        )
    return drafts


def _words(
    clock: Clock, level: str, breach: bool, nominal_at: datetime, external: Mapping[int, datetime]
) -> tuple[object, object]:
    earlier = external.get(clock.stream_id)
    limit = earlier if earlier and clock.due_at and earlier < clock.due_at else None
    subject = wording.subject(clock.stream, clock.kind, level, breach=breach)
    body = wording.body(
        clock.stream, clock.kind, level, nominal_at=nominal_at, due_at=clock.due_at, external=limit
    )
    return subject, body


def _cause(clock: int, version: int, level: str) -> str:
    return f"clock:{clock}:{version}:{level}"


TOLD = "UPDATE deadlines_held SET told_in = %s WHERE id = ANY(%s::bigint[])"


def _together(kept: Sequence[Kept], at: datetime, how: Manner) -> Draft:
    """One message about all of them, the earliest first; the rows are marked as told in it."""
    earliest = nsmallest(wording.MOST_LINES, kept, key=lambda one: (one.nominal_at, one.key))
    rows = Held.objects.filter(pk__in=[one.key for one in earliest])
    shown = list(rows.select_related("clock__stream", "user").order_by("nominal_at", "pk"))
    level, cause = shown[0].level, f"clocks:{shown[0].level}:{min(kept).key}"
    severity = Severity.HIGH if any(one.urgent for one in kept) else Severity.NORMAL
    with connection.cursor() as cursor:
        cursor.execute(TOLD, [cause, array(one.key for one in kept)])
    return Draft(
        cause,
        shown[0].user,
        wording.digest_subject(level, len(kept)),
        wording.digest_body([(row.clock.stream, row.clock.kind, row.nominal_at) for row in shown], len(kept)),
        None,
        severity,
        hold_until=how.quiet_end(at, severity),
    )


def _singly(keys: Sequence[int], at: datetime, how: Manner) -> list[Draft]:
    if not keys:
        return []
    rows = Held.objects.filter(pk__in=keys)
    held = list(rows.select_related("clock__stream", "user").order_by("pk"))
    cause = Concat(
        Value("clock:"), "clock_id", Value(":"), "version", Value(":"), "level", output_field=CharField()
    )
    rows.update(told_in=cause)
    external = earlier_external([row.clock.stream_id for row in held])
    return [_single(row, at, how, external) for row in held]


def _single(row: Held, at: datetime, how: Manner, external: Mapping[int, datetime]) -> Draft:
    severity = Severity.HIGH if row.urgent else Severity.NORMAL
    subject, body = _words(row.clock, row.level, row.breach, row.nominal_at, external)
    return Draft(
        _cause(row.clock_id, row.version, row.level),
        row.user,
        subject,
        body,
        row.clock.stream_id,
        severity,
        hold_until=how.quiet_end(at, severity),
    )
