"""Tables of the tickets."""

from tickets.models.again import RepeatRepair
from tickets.models.alarm import Alarm, AlarmCase
from tickets.models.calls import Call, CallLeg, Seat
from tickets.models.category import FaultCategory
from tickets.models.charges import Charge, ChargeCategory, Quote
from tickets.models.complaint import Complaint
from tickets.models.consent import VisitConsent
from tickets.models.drafts import IntakeDraft
from tickets.models.facts import Acknowledgement, ContactLog, Note, Reclassification, Reopening
from tickets.models.handling import ComplaintFact, DepartmentScore, Following, Penalty, Statement
from tickets.models.imports import ImportBatch, ImportDraft, ImportRow
from tickets.models.letters import Letter, Reply
from tickets.models.links import Repeat, TicketLink, TicketMerge
from tickets.models.outward import Commitment, CustomerMessage
from tickets.models.prevention import Handover, HandoverCheck
from tickets.models.receipts import Receipt
from tickets.models.redress import Compensation, Damage, Redress
from tickets.models.referral import Referral
from tickets.models.rescue import RescueSlip
from tickets.models.search import TicketSearch
from tickets.models.ticket import Ticket
from tickets.models.visitors import Visitor
from tickets.models.what_if import WhatIf

__all__ = [
    "Acknowledgement",
    "Alarm",
    "AlarmCase",
    "Call",
    "CallLeg",
    "Charge",
    "ChargeCategory",
    "Commitment",
    "Compensation",
    "Complaint",
    "ComplaintFact",
    "ContactLog",
    "CustomerMessage",
    "Damage",
    "DepartmentScore",
    "FaultCategory",
    "Following",
    "Handover",
    "HandoverCheck",
    "ImportBatch",
    "ImportDraft",
    "ImportRow",
    "IntakeDraft",
    "Letter",
    "Note",
    "Penalty",
    "Quote",
    "Receipt",
    "Reclassification",
    "Redress",
    "Referral",
    "Reopening",
    "Repeat",
    "RepeatRepair",
    "Reply",
    "RescueSlip",
    "Seat",
    "Statement",
    "Ticket",
    "TicketLink",
    "TicketMerge",
    "TicketSearch",
    "VisitConsent",
    "Visitor",
    "WhatIf",
]
