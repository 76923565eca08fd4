"""Issuing, revoking and unlocking private links."""

import uuid
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction

from core.actors import Actor
from core.events import record
from core.models import Stream
from core.private_links import address_of, digest_of, mark_of, token_of
from core.streams import lock_streams
from customers.enums import LinkPurpose
from customers.events import LinkIssued, LinkRevoked
from customers.models import Contact, Link
from customers.phones import tail
from packs.queries import current_figure

SECTION = "links"


def issue(
    *,
    stream: Stream | int,
    contact: Contact,
    at: datetime,
    by: Actor,
    purposes: Sequence[str] = (LinkPurpose.TICKET,),
    expires_at: datetime | None = None,
) -> str:
    """The plain address of a new link. To send it, use `open_link` and `mark_of`: the address then stands in
    no table.
    """
    row = open_link(stream=stream, contact=contact, at=at, by=by, purposes=purposes, expires_at=expires_at)
    return address_of(row.seed)


@transaction.atomic
def open_link(
    *,
    stream: Stream | int,
    contact: Contact,
    at: datetime,
    by: Actor,
    purposes: Sequence[str] = (LinkPurpose.TICKET,),
    expires_at: datetime | None = None,
) -> Link:
    """A new link for one stream; without `expires_at` it lives as long as the pack says."""
    key = stream.pk if isinstance(stream, Stream) else stream
    lock_streams(key)
    seed = uuid.uuid4()
    row = Link.objects.create(
        stream_id=key,
        contact=contact,
        seed=seed,
        digest=digest_of(token_of(seed)),
        purposes=list(purposes),
        issued_at=at,
        expires_at=expires_at or at + timedelta(days=_figure("link_days", at)),
    )
    record(key, LinkIssued(link=row.pk, purposes=list(purposes)), by=by, at=at)
    return row


@transaction.atomic
def ensure_link(*, stream: Stream | int, contact: Contact, at: datetime, by: Actor) -> Link:
    """The contact's live link to a ticket, a new one when there is none or it ends soon."""
    key = stream.pk if isinstance(stream, Stream) else stream
    lock_streams(key)
    soon = timedelta(days=_figure("renew_days", at))
    live = Link.objects.filter(stream=key, contact=contact, revoked_at=None, expires_at__gt=at + soon)
    held = live.filter(purposes__contains=[LinkPurpose.TICKET]).order_by("-pk").first()
    return held or open_link(stream=key, contact=contact, at=at, by=by)


def mark(link: Link) -> str:
    """What stands for the link in a message until it is sent."""
    return mark_of(link.seed)


@transaction.atomic
def revoke(*, link: Link, by: Actor, at: datetime) -> Link:
    """The link opens nothing from now on; repeating it changes nothing."""
    lock_streams(link.stream_id)
    held = Link.objects.select_for_update().get(pk=link.pk)
    if held.revoked_at is None:
        held.revoked_at = at
        held.save(update_fields=["revoked_at"])
        record(held.stream_id, LinkRevoked(link=held.pk), by=by, at=at)
    return held


@transaction.atomic
def try_code(*, link: Link, digits: str, at: datetime) -> bool:
    """Are these the last four digits of the customer's phone? Wrong ones are counted in the row.

    The last of the allowed tries locks the link for a while; while it is locked nothing is right.
    """
    held = Link.objects.select_for_update().select_related("contact").get(pk=link.pk)
    if held.is_locked(at):
        return False
    wanted = tail(held.contact.phone)
    if wanted and digits == wanted:
        _write(held, wrong=0, until=None)
        return True
    wrong = held.wrong_codes + 1
    locked = wrong >= _figure("code_tries", at)
    _write(held, wrong=0 if locked else wrong, until=at + _lock(at) if locked else None)
    return False


def _write(link: Link, *, wrong: int, until: datetime | None) -> None:
    link.wrong_codes, link.locked_until = wrong, until
    link.save(update_fields=["wrong_codes", "locked_until"])


def _lock(at: datetime) -> timedelta:
    return timedelta(minutes=_figure("code_lock_minutes", at))


def _figure(name: str, at: datetime) -> int:
    return int(current_figure(SECTION, name, at=at))
