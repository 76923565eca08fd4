"""When the daily report is frozen, reminded, sent and due; the times stand in the pack `report_calendar`."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from packs.queries import current_figure
from reports.rules import on_next_day

SECTION = "reports"


@dataclass(frozen=True)
class DailyTimes:
    """Instants of one day's report; all on the following day."""

    freeze_at: datetime
    remind_at: datetime
    auto_send_at: datetime
    due_at: datetime


def daily_times(period: date, *, at: datetime) -> DailyTimes:
    """Times of the report over `period` by the figures in force at `at`."""

    def figure(name: str) -> str:
        return str(current_figure(SECTION, name, at=at))

    due = on_next_day(period, figure("daily_due"))
    return DailyTimes(
        freeze_at=on_next_day(period, figure("daily_freeze")),
        remind_at=due - timedelta(minutes=int(figure("remind_before_minutes"))),
        auto_send_at=on_next_day(period, figure("daily_send")),
        due_at=due,
    )
