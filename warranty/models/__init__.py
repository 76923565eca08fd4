"""Tables of warranty."""

from warranty.models.claim import Claim
from warranty.models.judgement import Judgement, Override
from warranty.models.quotation import Quotation
from warranty.models.repairs import RepairRecord, RightReached

__all__ = ["Claim", "Judgement", "Override", "Quotation", "RepairRecord", "RightReached"]
