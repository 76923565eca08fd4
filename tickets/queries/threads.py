"""Which ticket a letter belongs to."""

import re
from collections.abc import Sequence
from uuid import UUID

from core.private_links import reply_stream
from customers.models import Contact
from notifications.models import Letter, Message
from tickets.models import Ticket

OURS = re.compile(r"<([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})@")
NUMBER = re.compile(r"TK-(\d{4})-(\d{6,9})", re.IGNORECASE)


def ticket_of_thread(
    *, to: Sequence[str], answers: Sequence[str], subject: str, sender: str
) -> Ticket | None:
    """By a signed address, then by the letters it answers, then by a number that the sender may use."""
    for stream in (_by_address(to), _by_answered(answers), _by_number(subject, sender)):
        found = Ticket.objects.select_related("stream").filter(pk=stream).first() if stream else None
        if found is not None:
            return found
    return None


def _by_address(to: Sequence[str]) -> int | None:
    return next((stream for address in to if (stream := reply_stream(address))), None)


def _by_answered(answers: Sequence[str]) -> int | None:
    """Ours carry their message's reference before the @, those of customers are kept with their rows."""
    ours = [UUID(found[1]) for one in answers if (found := OURS.match(one))]
    sent = Message.objects.filter(reference__in=ours, stream__isnull=False).order_by("-pk")
    stream = sent.values_list("stream", flat=True).first()
    if stream is None and answers:
        came = Letter.objects.filter(message_id__in=answers, stream__isnull=False).order_by("-pk")
        stream = came.values_list("stream", flat=True).first()
    return stream


def _by_number(subject: str, sender: str) -> int | None:
    """A number in the subject counts for the ticket's own customer only: numbers are easily guessed."""
    found = NUMBER.search(subject)
    if found is None or not sender:
        return None
    number = f"TK-{found[1]}-{int(found[2]):06d}"
    writers = Contact.objects.filter(email=sender).values("customer")
    return (
        Ticket.objects.filter(stream__number=number, customer__in=writers)
        .values_list("pk", flat=True)
        .first()
    )
