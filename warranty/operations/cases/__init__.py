"""Every write of exchange, return and factory repair."""

from warranty.operations.cases.appraising import appraise
from warranty.operations.cases.costs import add_cost, seek_recourse
from warranty.operations.cases.deciding import decide, decide_refund, withdraw
from warranty.operations.cases.ending import cancel, close
from warranty.operations.cases.errors import CaseBlocked, CaseRefused
from warranty.operations.cases.files import add_file
from warranty.operations.cases.fulfilling import New, Sending, pay, repay_freight, send_back, ship
from warranty.operations.cases.holding import refresh_dues
from warranty.operations.cases.lending import ask_standby
from warranty.operations.cases.parcels import announce_parcel, complete, receive
from warranty.operations.cases.starting import Opening, start

__all__ = [
    "CaseBlocked",
    "CaseRefused",
    "New",
    "Opening",
    "Sending",
    "add_cost",
    "add_file",
    "announce_parcel",
    "appraise",
    "ask_standby",
    "cancel",
    "close",
    "complete",
    "decide",
    "decide_refund",
    "pay",
    "receive",
    "refresh_dues",
    "repay_freight",
    "seek_recourse",
    "send_back",
    "ship",
    "start",
    "withdraw",
]
