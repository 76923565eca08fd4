"""Tables of follow-up."""

from followups.models.answers import InstallationNote, RegularAnswers
from followups.models.call import Attempt, Call
from followups.models.contact_day import ContactDay
from followups.models.delivery import Delivery
from followups.models.installation import Installation
from followups.models.plan import Plan, PlanTask
from followups.models.satisfaction import SatisfactionMonth
from followups.models.sms import UsageMailing, UsageMessage
from followups.models.survey import FrameLine, Interview, InterviewAttempt, Survey
from followups.models.tracing import Tracing
from followups.models.visit import Slip, SpotWeek, TopicFinding, Visit

__all__ = [
    "Attempt",
    "Call",
    "ContactDay",
    "Delivery",
    "FrameLine",
    "Installation",
    "InstallationNote",
    "Interview",
    "InterviewAttempt",
    "Plan",
    "PlanTask",
    "RegularAnswers",
    "SatisfactionMonth",
    "Slip",
    "SpotWeek",
    "Survey",
    "TopicFinding",
    "Tracing",
    "UsageMailing",
    "UsageMessage",
    "Visit",
]
