"""Tables of the tickets."""

from tickets.models.alarm import Alarm, AlarmCase
from tickets.models.category import FaultCategory
from tickets.models.complaint import Complaint
from tickets.models.facts import Acknowledgement, ContactLog, Note, Reclassification, Reopening
from tickets.models.imports import ImportBatch, ImportRow
from tickets.models.search import TicketSearch
from tickets.models.ticket import Ticket

__all__ = [
    "Acknowledgement",
    "Alarm",
    "AlarmCase",
    "Complaint",
    "ContactLog",
    "FaultCategory",
    "ImportBatch",
    "ImportRow",
    "Note",
    "Reclassification",
    "Reopening",
    "Ticket",
    "TicketSearch",
]
