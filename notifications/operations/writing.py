"""The one statement that writes messages: each wording travels once, with a line per person and channel."""

import json
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django.utils import translation

from core.holding import present
from core.wake import wake
from notifications.enums import Channel

ROOM = "notifications"  # under which a window of undo keeps what is queued here
LONGEST_SUBJECT = 200
WRITE = """
INSERT INTO notifications_message (
    state, not_before, attempts, last_error, cause, channel, address, subject, body, headers,
    reference, queued_at, sent_at, alert_at, recipient_id, stream_id)
SELECT CASE line.channel WHEN 'inbox' THEN 'done' ELSE 'open' END,
    CASE line.channel WHEN 'inbox' THEN %(not_before)s::timestamptz ELSE GREATEST(%(not_before)s::timestamptz, said.hold_until) END, 0, '',
    said.cause, line.channel, line.address, said.subject, said.body, said.headers,
    gen_random_uuid(), %(at)s, CASE line.channel WHEN 'inbox' THEN %(at)s::timestamptz END,
    CASE line.channel WHEN 'inbox' THEN said.alert_at END, line.recipient, said.stream
FROM ROWS FROM (json_to_recordset(%(lines)s) AS (text int, channel text, recipient bigint, address text))
    WITH ORDINALITY AS line (text, channel, recipient, address, place)
JOIN ROWS FROM (json_to_recordset(%(texts)s) AS (
        cause text, subject text, body text, headers jsonb, stream bigint, alert_at timestamptz,
        hold_until timestamptz))
    WITH ORDINALITY AS said (cause, subject, body, headers, stream, alert_at, hold_until, place)
    ON said.place = line.text
ORDER BY line.place ON CONFLICT DO NOTHING
"""


@dataclass
class Batch:
    """Messages to be written together."""

    texts: list[dict[str, Any]] = field(default_factory=list)
    lines: list[dict[str, Any]] = field(default_factory=list)
    _places: dict[tuple[Any, ...], int] = field(default_factory=dict)

    def text(
        self,
        cause: str,
        subject: Any,
        body: Any,
        language: str,
        *,
        stream: int | None = None,
        alert_at: datetime | None = None,
        hold_until: datetime | None = None,
        headers: dict[str, str] | None = None,
    ) -> int:
        """The place of a wording; put into words once for all who share it, who must keep it until `write`."""
        key = (cause, id(subject), id(body), language, stream, alert_at, hold_until)
        if key not in self._places:
            with translation.override(language):
                title, words = " ".join(str(subject).split())[:LONGEST_SUBJECT], str(body)
            self.texts.append(
                {
                    "cause": cause,
                    "subject": title,
                    "body": words,
                    "headers": headers or {},
                    "stream": stream,
                    "alert_at": alert_at and alert_at.isoformat(),
                    "hold_until": hold_until and hold_until.isoformat(),
                }
            )
            self._places[key] = len(self.texts)
        return self._places[key]

    def line(self, text: int, channel: str, recipient: int | None, address: str) -> None:
        self.lines.append({"text": text, "channel": channel, "recipient": recipient, "address": address})

    def write(self, *, at: datetime) -> bool:
        """Write what is not there yet; in a window of undo it waits for the end, in a muted one nothing is."""
        window = present()
        if not self.lines or (window and window.muted):
            return False
        values = {
            "at": at,
            "not_before": window.until if window else at,
            "texts": json.dumps(self.texts),
            "lines": json.dumps(self.lines),
        }
        with connection.cursor() as cursor:
            cursor.execute(f"{WRITE} RETURNING reference" if window else WRITE, values)
            if window:
                window.keep(ROOM, [str(row[0]) for row in cursor.fetchall()])
        if any(line["channel"] != Channel.INBOX for line in self.lines):
            transaction.on_commit(lambda: wake("notifications.tasks.send_due"))
        return True
