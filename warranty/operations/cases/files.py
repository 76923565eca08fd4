"""Pictures and papers of a case."""

from datetime import datetime
from typing import IO

from django.db import transaction

from core import attachments
from core.events import record
from core.models import Attachment
from core.models.attachment import Purpose
from org.models import User
from warranty.case_events import CaseFileAdded
from warranty.models import Case
from warranty.operations.cases.holding import hold


@transaction.atomic
def add_file(*, case: Case, file: IO[bytes], by: User, at: datetime) -> Attachment:
    """Keep a picture, film or document on the case; raises BadFile."""
    held = hold(case)
    kept = attachments.store(
        stream=held.pk, file=file, purpose=Purpose.DOCUMENT, by=by, at=at, accept=attachments.EVIDENCE
    )
    record(held.pk, CaseFileAdded(str(kept.uuid)), by=by, at=at)
    return kept
