"""Tables of the core."""

from core.models.attachment import Attachment
from core.models.backup import Backup
from core.models.claimable import Claimable, WorkState
from core.models.deed import Deed
from core.models.event import Delivery, Event
from core.models.job import FilePurpose, Job, JobFile, JobReject, Outcome
from core.models.ledger import AppendOnly, AppendOnlyError
from core.models.number import NumberSeries
from core.models.restoration import Restoration
from core.models.runtime import Heartbeat, Submission
from core.models.stream import Stream, Streamed

__all__ = [
    "AppendOnly",
    "AppendOnlyError",
    "Attachment",
    "Backup",
    "Claimable",
    "Deed",
    "Delivery",
    "Event",
    "FilePurpose",
    "Heartbeat",
    "Job",
    "JobFile",
    "JobReject",
    "NumberSeries",
    "Outcome",
    "Restoration",
    "Stream",
    "Streamed",
    "Submission",
    "WorkState",
]
