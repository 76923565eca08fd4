"""Tables of warranty."""

from warranty.models.backtest import BackTest
from warranty.models.case import Case
from warranty.models.case_facts import Appraisal, CaseCost, FreightRepayment, Parcel
from warranty.models.claim import Claim
from warranty.models.handover import PromiseHandover
from warranty.models.judgement import Judgement, Override
from warranty.models.quotation import Quotation
from warranty.models.repairs import RepairRecord, RightReached

__all__ = [
    "Appraisal",
    "BackTest",
    "Case",
    "CaseCost",
    "Claim",
    "FreightRepayment",
    "Judgement",
    "Override",
    "Parcel",
    "PromiseHandover",
    "Quotation",
    "RepairRecord",
    "RightReached",
]
