"""One preview: from checked facts to the answer; reads packs and calendars, writes nothing."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from core.clock import local_day
from deadlines.preview.answers import Answer
from deadlines.preview.calendars import calendars
from deadlines.preview.cases import Case, moment_of
from deadlines.preview.sets import imagined, stating
from deadlines.preview.subjects import Subject, subjects
from deadlines.preview.unpausable import refuse_pauses


def ask(facts: Mapping[str, Any], *, today: date) -> Answer:
    """Everything that follows; raises FactFault. `today` chooses packs where no fact names a day."""
    subject = subjects()[facts["subject"]]
    day = _day_of(subject, facts) or today
    held = imagined(facts, day)
    case = Case(facts, held, calendars(facts.get("calendar", {})), stating(held, day))
    answer = subject.run(case)
    refuse_pauses(case, answer)
    return answer


def _day_of(subject: Subject, facts: Mapping[str, Any]) -> date | None:
    """The day whose versions of the packs apply: that of the dating fact, or of the first event (CNV-11)."""
    named = [facts[name] for name in subject.dated_by if facts.get(name) is not None]
    happened = [moment_of(event) for event in facts.get("events", ()) if _has_moment(event)]
    found = named or happened
    if not found:
        return None
    return min(local_day(one) if isinstance(one, datetime) else one for one in found[: 1 if named else None])


def _has_moment(event: Mapping[str, Any]) -> bool:
    return bool({"at", "from", "on"} & set(event))
