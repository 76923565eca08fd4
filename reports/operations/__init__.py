"""Every write of reports."""

from reports.operations.freeze import freeze, freeze_due, freeze_run, refresh, seal
from reports.operations.moving import AlreadySent, NotReady, ReportRefused
from reports.operations.opening import open_due
from reports.operations.papers import hand_in, remind_of_forms
from reports.operations.revise import NotSent, revise
from reports.operations.send import remark, send, send_due, settle_due
from reports.operations.signing import SamePerson, return_to_draft, sign, submit
from reports.operations.texts import choose_cases, decide, write_summary

__all__ = [
    "AlreadySent",
    "NotReady",
    "NotSent",
    "ReportRefused",
    "SamePerson",
    "choose_cases",
    "decide",
    "freeze",
    "freeze_due",
    "freeze_run",
    "hand_in",
    "open_due",
    "refresh",
    "remark",
    "remind_of_forms",
    "return_to_draft",
    "revise",
    "seal",
    "send",
    "send_due",
    "settle_due",
    "sign",
    "submit",
    "write_summary",
]
