"""What follows from events of lower rooms."""

from core.events import on
from core.models import Event
from deadlines.operations.recalculating import recalculate
from org.events import CalendarPublished
from org.models import BusinessCalendar


@on(CalendarPublished)
def fit_clocks(event: Event) -> None:
    """Running clocks follow the calendar's new version (CNV-15)."""
    held = BusinessCalendar.objects.select_related("base", "stream").get(code=event.facts["calendar"])
    cause = "{calendar}:{year}:{version}".format_map(event.facts)
    recalculate(held=held, cause=cause, at=event.at)
