"""Tables of the organisation."""

from org.models.absence import Absence
from org.models.approval import Approval
from org.models.calendar import BusinessCalendar, CalendarDay, CalendarYear, WeeklyHours
from org.models.guide import Guide
from org.models.roster import EmergencyDuty, Roster, Shift
from org.models.skill import Skill
from org.models.token import ApiToken
from org.models.unit import Appointment, Unit
from org.models.user import User

__all__ = [
    "Absence",
    "ApiToken",
    "Appointment",
    "Approval",
    "BusinessCalendar",
    "CalendarDay",
    "CalendarYear",
    "EmergencyDuty",
    "Guide",
    "Roster",
    "Shift",
    "Skill",
    "Unit",
    "User",
    "WeeklyHours",
]
