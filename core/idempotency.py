"""A request with a client's UUID is carried out once; its repeat gets the first answer."""

import hashlib
import json
from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, transaction

from core.actors import Actor
from core.models import Submission

TAKE = """
INSERT INTO core_submission (actor_id, key, fingerprint, at) VALUES (%s, %s, %s, %s)
ON CONFLICT DO NOTHING RETURNING id
"""


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
    with connection.cursor() as cursor:
        cursor.execute(TAKE, [actor.pk, key, fingerprint, at])
        mine = cursor.fetchone()
    if mine is None:
        return _answer(actor, key, fingerprint), True
    answer = run()
    # Kept in a box, so that an empty answer counts as one.
    Submission.objects.filter(pk=mine[0]).update(result={"answer": answer})
    return answer, False


def _answer(actor: Actor, key: UUID, fingerprint: str) -> Any:
    kept = Submission.objects.get(actor_id=actor.pk, key=key)
    if kept.fingerprint != fingerprint:
        raise KeyReused(str(key))
    return (kept.result or {})["answer"]
