"""Tables of dispatch."""

from dispatch.models.assignment import Assignment
from dispatch.models.closing import Rating, Refusal, RepairFile, ServiceReport, Signature
from dispatch.models.field import HelpStep, QualityFlag, StepOut, TripReport, WorkItem
from dispatch.models.onsite import Escalation, Finding, Mismatch, Photo
from dispatch.models.order import Visit, WorkOrder
from dispatch.models.papers import FormPaper
from dispatch.models.phone import PhoneFile, PhonePost
from dispatch.models.preparation import ChecklistTick, LedgerLine
from dispatch.models.technician import Technician

__all__ = [
    "Assignment",
    "ChecklistTick",
    "Escalation",
    "Finding",
    "FormPaper",
    "HelpStep",
    "LedgerLine",
    "Mismatch",
    "PhoneFile",
    "PhonePost",
    "Photo",
    "QualityFlag",
    "Rating",
    "Refusal",
    "RepairFile",
    "ServiceReport",
    "Signature",
    "StepOut",
    "Technician",
    "TripReport",
    "Visit",
    "WorkItem",
    "WorkOrder",
]
