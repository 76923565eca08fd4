"""Personal values of customers in the core: files on their streams, and rows that lists refused."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from core.erasing import Holding, Subject, declare
from core.models import Attachment, JobReject

FILES = Holding(Attachment, _("文件"), ("original_name",), streams=("stream",))
HOLDINGS = (
    FILES,
    Holding(JobReject, _("导入未通过的行"), ("cells", "words"), inside=("cells",)),
)


def remove_files(subject: Subject, _at: datetime) -> int:
    """Take the contents of the customer's files off the disk; the rows stay, empty."""
    rows = list(FILES.rows(subject).exclude(file=""))
    for row in rows:
        _remove_after_commit(row.file.name, row)
        row.file, row.size, row.sha256 = "", 0, ""
    Attachment.objects.bulk_update(rows, ["file", "size", "sha256"])
    return 0


def _remove_after_commit(name: str, row: Attachment) -> None:
    storage = row.file.storage
    transaction.on_commit(lambda: storage.delete(name))


declare("core", 10, HOLDINGS, first=remove_files)
