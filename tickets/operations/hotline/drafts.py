"""Unfinished forms, kept as they are typed."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from core.models import Submission
from org.models import User
from packs.queries import current_figure
from tickets.models import IntakeDraft
from tickets.operations.errors import TicketRefused


class TooManyDrafts(TicketRefused):
    """The person keeps as many drafts as one may."""


@transaction.atomic
def save_draft(
    *, user: User, key: UUID, form: str, title: str, data: Mapping[str, Any], typed_at: int, at: datetime
) -> IntakeDraft | None:
    """Keep a form as it stands; an older copy of it (by the browser's time) never replaces a newer one.

    None for a form that was sent meanwhile: its last copy may arrive after it.
    Raises TooManyDrafts for one more than the pack allows, and TicketRefused for somebody else's key.
    """
    _one_at_a_time(user)
    if Submission.objects.filter(actor_id=user.pk, key=key).exists():
        return None
    held = IntakeDraft.objects.filter(key=key).first()
    if held is None:
        _check_room(user, at)
        held = IntakeDraft(user=user, key=key, begun_at=at)
    if held.user_id != user.pk:
        raise TicketRefused(_("这张草稿属于他人。"))
    if held.pk and typed_at < held.typed_at:
        return held
    held.form, held.title, held.data = form, title[:60], dict(data)
    held.typed_at, held.saved_at = typed_at, at
    held.save()
    return held


def _one_at_a_time(user: User) -> None:
    list(User.objects.select_for_update(no_key=True).filter(pk=user.pk))


def _check_room(user: User, at: datetime) -> None:
    most = int(current_figure("hotline", "drafts", at=at))
    if IntakeDraft.objects.filter(user=user).count() >= most:
        words = _("已有 %(most)s 张草稿，请先提交或放弃其中一张；本张暂存在浏览器中。")
        raise TooManyDrafts(words % {"most": most})


@transaction.atomic
def drop_draft(*, user: User, key: UUID) -> None:
    """The form was sent or thrown away."""
    drop_within(user=user, key=key)


def drop_within(*, user: User, key: UUID) -> None:
    """The same as part of a transaction."""
    _one_at_a_time(user)
    IntakeDraft.objects.filter(user=user, key=key).delete()
