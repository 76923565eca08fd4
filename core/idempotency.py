"""A request with a client's UUID is carried out once; its repeat gets the first answer."""

import hashlib
import json
from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction

from core.actors import Actor
from core.models import Submission


class KeyReused(Exception):
    """The same key came with another body."""


def fingerprint(body: Any) -> str:
    """SHA-256 over the canonical JSON of a body."""
    text = json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=False, cls=DjangoJSONEncoder)
    return hashlib.sha256(text.encode()).hexdigest()


@transaction.atomic
def once(
    *, actor: Actor, key: UUID, fingerprint: str, at: datetime, run: Callable[[], Any]
) -> tuple[Any, bool]:
    """Run and keep the JSON answer, or give the kept one back; the flag says that it was a repeat.

    The loser of a race waits at the unique index and then reads the winner's answer.
    Raises KeyReused when the key was used with another body.
    """
    mine = Submission(actor_id=actor.pk, key=key, fingerprint=fingerprint, at=at)
    Submission.objects.bulk_create([mine], ignore_conflicts=True)
    taken = _own(mine)
    if taken is None:
        return _answer(actor, key, fingerprint), True
    answer = run()
    taken.result = {"answer": answer}  # kept in a box, so that an empty answer counts as one
    taken.save(update_fields=["result"])
    return answer, False


def _own(mine: Submission) -> Submission | None:
    """The row if this transaction wrote it: only then has it no answer yet."""
    held = Submission.objects.select_for_update().get(actor_id=mine.actor_id, key=mine.key)
    return held if held.result is None else None


def _answer(actor: Actor, key: UUID, fingerprint: str) -> Any:
    kept = Submission.objects.get(actor_id=actor.pk, key=key)
    if kept.fingerprint != fingerprint:
        raise KeyReused(str(key))
    return (kept.result or {})["answer"]
