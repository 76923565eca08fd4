"""Writing down what was inspected; each inspection is written once."""

from collections.abc import Collection, Mapping
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from knowledge.models import NormPoint
from org.models import Unit, User
from packs.queries import current_figure
from tickets.models import Call, Ticket
from workforce.enums import Courtesy
from workforce.models import AppearanceCheck, Evaluation, QualityCheck
from workforce.rules import score

POINTS = ("forbidden", "courtesy")


class CheckedAlready(Exception):
    """The person's appearance was checked on that day."""


@transaction.atomic
def check_appearance(
    *,
    unit: Unit,
    day: date,
    agent: User,
    post: str,
    lapses: Collection[NormPoint],
    by: User,
    at: datetime,
    note: str = "",
) -> AppearanceCheck:
    """One person against the appearance list; raises CheckedAlready (KNB-03)."""
    made, created = AppearanceCheck.objects.get_or_create(
        unit=unit, day=day, agent=agent, defaults={"post": post, "note": note, "by": by, "at": at}
    )
    if not created:
        raise CheckedAlready(_("%(person)s 今天已检查过。") % {"person": agent})
    made.lapses.set(lapses)
    return made


@transaction.atomic
def check_quality(
    *,
    unit: Unit,
    agent: User,
    ticket: Ticket | None,
    call: Call | None,
    forbidden: Collection[str],
    courtesies: Collection[str],
    by: User,
    at: datetime,
    note: str = "",
) -> QualityCheck:
    """A conversation checked; its score follows from what was found and the figures in force (KNB-02)."""
    missing = set(Courtesy.values) - set(courtesies)
    fault, lapse = (int(current_figure("supervision", f"{name}_points", at=at)) for name in POINTS)
    return QualityCheck.objects.create(
        unit=unit,
        agent=agent,
        ticket=ticket,
        call=call,
        forbidden=sorted(forbidden),
        courtesies=sorted(courtesies),
        score=score(forbidden, missing, fault=fault, lapse=lapse),
        note=note,
        by=by,
        at=at,
    )


@transaction.atomic
def evaluate(
    *,
    unit: Unit,
    agent: User,
    ticket: Ticket | None,
    marks: Mapping[str, int],
    by: User,
    at: datetime,
    note: str = "",
) -> Evaluation:
    """Six marks for one person (KNB-07)."""
    return Evaluation.objects.create(unit=unit, agent=agent, ticket=ticket, note=note, by=by, at=at, **marks)
