"""What dispatch refuses, in words for the person who tried."""

from collections.abc import Sequence

from core.doors import Block
from core.punctuation import clauses


class DispatchRefused(Exception):
    """Nothing was changed; the message says why."""


class Stale(DispatchRefused):
    """The page is older than the job: somebody else, or an earlier click, was quicker."""


class SamePerson(DispatchRefused):
    """Applicant, approver and executor must be three people."""


class Overlap(DispatchRefused):
    """The technician already has a job at that time (DSP-18)."""


class NotOffered(DispatchRefused):
    """The technician cannot be sent to this ticket (TKT-04)."""


class Incomplete(DispatchRefused):
    """Something must be there first; `blocks` names each with the place where it is mended."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        super().__init__(clauses(block.words for block in blocks))
        self.blocks = list(blocks)
