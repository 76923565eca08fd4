"""Endpoints of other systems, and telling them."""

import logging
import uuid
from collections.abc import Sequence
from datetime import datetime

import httpx
from django.db import transaction
from django.utils.translation import gettext as _

from core import restorations
from core.hooks import hook_named
from core.models import Event, WorkState
from core.outbox import claim, give_back
from core.private_links import webhook_secret_of
from core.wake import wake
from notifications.gateways import webhook
from notifications.models import Endpoint, WebhookCall
from notifications.queries import callable_now
from org.models import User

log = logging.getLogger(__name__)
TASK = "notifications.tasks.call_due"
MOST_ATTEMPTS = 14  # with the pauses of core.outbox about five hours
TEST = "test.ping"
OK = range(200, 300)


def secret_of(endpoint: Endpoint) -> str:
    """What the other system checks signatures with."""
    return webhook_secret_of(endpoint.seed)


@transaction.atomic
def add_endpoint(*, name: str, url: str, events: Sequence[str], by: User, at: datetime) -> Endpoint:
    """A new listener; it is told of what happens from now on."""
    row = Endpoint.objects.create(
        name=name, url=url, events=list(events), created_at=at, created_by_name=by.display_name
    )
    log.info("webhook endpoint %s added by user %s", row.pk, by.pk)
    return row


@transaction.atomic
def edit_endpoint(
    *, endpoint: Endpoint, name: str, url: str, events: Sequence[str], is_active: bool, by: User, at: datetime
) -> Endpoint:
    """Another address or other events; what waits already goes to the new address."""
    held = Endpoint.objects.select_for_update().get(pk=endpoint.pk)
    held.name, held.url, held.events, held.is_active = name, url, list(events), is_active
    held.save(update_fields=["name", "url", "events", "is_active"])
    log.info("webhook endpoint %s edited by user %s at %s", held.pk, by.pk, at)
    return held


@transaction.atomic
def renew_secret(*, endpoint: Endpoint, by: User, at: datetime) -> Endpoint:
    """The old secret signs nothing from now on."""
    held = Endpoint.objects.select_for_update().get(pk=endpoint.pk)
    held.seed = uuid.uuid4()
    held.save(update_fields=["seed"])
    log.info("webhook endpoint %s got a new secret by user %s at %s", held.pk, by.pk, at)
    return held


@transaction.atomic
def queue_event(event: Event) -> int:
    """One call for each active endpoint that asked for the event; repeats add nothing."""
    listeners = list(Endpoint.objects.filter(is_active=True, events__contains=[event.name]))
    item = hook_named(event.name)
    data = item.data(event) if item and listeners else None
    if data is None:
        return 0
    rows = [
        WebhookCall(
            endpoint=one,
            event=event,
            event_name=event.name,
            data=data,
            occurred_at=event.at,
            not_before=event.at,
        )
        for one in listeners
    ]
    WebhookCall.objects.bulk_create(rows, ignore_conflicts=True)
    transaction.on_commit(lambda: wake(TASK))
    return len(rows)


@transaction.atomic
def queue_test(*, endpoint: Endpoint, by: User, at: datetime) -> WebhookCall:
    """A harmless call, sent like all others."""
    row = WebhookCall.objects.create(
        endpoint=endpoint,
        event_name=TEST,
        data={"words": _("这是一次测试推送。")},
        occurred_at=at,
        not_before=at,
    )
    log.info("webhook endpoint %s tested by user %s", endpoint.pk, by.pk)
    transaction.on_commit(lambda: wake(TASK))
    return row


def call_due(*, at: datetime, limit: int = 1) -> list[bool]:
    """Claim due calls of active endpoints and send each once; tells which were taken over.

    A restored house that nobody has released tells nothing.
    """
    if restorations.unreleased():
        return []
    due = callable_now().select_related("endpoint")
    return [call(row, at=at) for row in claim(due, at=at, limit=limit)]


def call(row: WebhookCall, *, at: datetime) -> bool:
    """Send a claimed call; at least once, always under the same id."""
    reference = str(row.reference)
    body = webhook.body_of(reference, row.event_name, row.occurred_at, row.data)
    status, problem = None, ""
    try:
        status = webhook.post(row.endpoint.url, secret_of(row.endpoint), webhook.Letter(reference, body, at))
    except (webhook.Forbidden, httpx.HTTPError, httpx.InvalidURL, OSError) as error:
        problem = str(error) or type(error).__name__
    return _finish(row, status, problem, at=at)


@transaction.atomic
def _finish(row: WebhookCall, status: int | None, problem: str, *, at: datetime) -> bool:
    held = WebhookCall.objects.select_for_update().get(pk=row.pk)
    if held.state != WorkState.OPEN:
        return held.state == WorkState.DONE
    held.answer = status
    if status in OK:
        held.state, held.done_at, held.leased_until = WorkState.DONE, at, None
        held.save(update_fields=["state", "done_at", "leased_until", "answer"])
        return True
    if held.leased_until == row.leased_until:
        held.save(update_fields=["answer"])
        give_back(held, problem or f"HTTP {status}", at=at, most=MOST_ATTEMPTS)
    return False
