"""Tables of the tickets."""

from tickets.models.alarm import Alarm, AlarmCase
from tickets.models.category import FaultCategory
from tickets.models.complaint import Complaint
from tickets.models.facts import Acknowledgement, ContactLog, Note, Reclassification, Reopening
from tickets.models.handling import ComplaintFact, DepartmentScore, Following, Penalty, Statement
from tickets.models.imports import ImportBatch, ImportDraft, ImportRow
from tickets.models.outward import Commitment, CustomerMessage
from tickets.models.prevention import Handover, HandoverCheck
from tickets.models.search import TicketSearch
from tickets.models.ticket import Ticket

__all__ = [
    "Acknowledgement",
    "Alarm",
    "AlarmCase",
    "Commitment",
    "Complaint",
    "ComplaintFact",
    "ContactLog",
    "CustomerMessage",
    "DepartmentScore",
    "FaultCategory",
    "Following",
    "Handover",
    "HandoverCheck",
    "ImportBatch",
    "ImportDraft",
    "ImportRow",
    "Note",
    "Penalty",
    "Reclassification",
    "Reopening",
    "Statement",
    "Ticket",
    "TicketSearch",
]
