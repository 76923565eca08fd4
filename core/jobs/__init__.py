"""Long work (imports, exports, reports, mailings): progress, cancel, resume, files to download later."""

from core.jobs import words as _words  # noqa: F401  registers the words of the history
from core.jobs.events import JobFinished, JobStarted
from core.jobs.kinds import JobKind, kind_of, register_kind
from core.jobs.run import Cancelled, CannotRun, LeaseLost, Run
from core.jobs.starting import again, attach, cancel, start, watch
from core.jobs.working import work_due

__all__ = [
    "Cancelled",
    "CannotRun",
    "JobFinished",
    "JobKind",
    "JobStarted",
    "LeaseLost",
    "Run",
    "again",
    "attach",
    "cancel",
    "kind_of",
    "register_kind",
    "start",
    "watch",
    "work_due",
]
