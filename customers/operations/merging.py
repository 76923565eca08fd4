"""Making one customer of two: every room's rows go along, and a record says which, to take it back."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from core.actors import Actor
from core.doors import MOVERS, Mover
from core.events import record
from core.streams import lock_streams
from customers.events import CustomersMerged, MergeUndone
from customers.models import Customer, Merge
from customers.operations.callers import refresh_words
from org.models import User


class MergeRefused(Exception):
    """Nothing was changed; the message is for people."""


@transaction.atomic
def merge(*, kept: Customer, gone: Customer, reason: str, by: User, at: datetime) -> Merge:
    """All rows of `gone` become those of `kept`; searches find `kept` by the names of both.

    Raises MergeRefused for a customer that is merged already, or the same one, or without a reason.
    """
    lock_streams(kept.pk, gone.pk)
    kept, gone = (Customer.objects.get(pk=one.pk) for one in (kept, gone))
    _check(kept, gone, reason)
    made = Merge(kept=kept, gone=gone, reason=reason.strip(), by=by, at=at)
    made.moved = _bring(kept, gone)
    made.save()
    gone.merged_into = kept
    gone.save(update_fields=["merged_into"])
    _tell(CustomersMerged, made, by, at)
    refresh_words(kept)
    return made


@transaction.atomic
def undo_merge(*, merge: Merge, by: User, at: datetime) -> Merge:
    """What came with the merge and is still there goes back; what was added since stays with `kept`.

    Raises MergeRefused when it is taken back already, or `kept` was merged further.
    """
    lock_streams(merge.kept_id, merge.gone_id)
    held = Merge.objects.select_related("kept", "gone").get(pk=merge.pk)
    if held.undone_at is not None:
        raise MergeRefused(_("该合并已撤销。"))
    if held.kept.merged_into_id is not None:
        raise MergeRefused(_("现用档案已并入另一位客户，请先撤销那次合并。"))
    _give_back(held)
    held.undone_at, held.undone_by = at, by
    held.save(update_fields=["undone_at", "undone_by"])
    held.gone.merged_into = None
    held.gone.save(update_fields=["merged_into"])
    for customer in (held.kept, held.gone):
        refresh_words(customer)
    _tell(MergeUndone, held, by, at)
    return held


def _check(kept: Customer, gone: Customer, reason: str) -> None:
    if kept.pk == gone.pk:
        raise MergeRefused(_("不能与自己合并。"))
    if kept.merged_into_id is not None or gone.merged_into_id is not None:
        raise MergeRefused(_("其中一份档案已并入另一位客户。"))
    if not reason.strip():
        raise MergeRefused(_("请填写合并理由。"))


def _tell(event: type[Any], merge: Merge, by: Actor, at: datetime) -> None:
    record(merge.kept_id, event(merge=merge.pk, other=merge.gone_id, kept=True), by=by, at=at)
    record(merge.gone_id, event(merge=merge.pk, other=merge.kept_id, kept=False), by=by, at=at)


def _bring(kept: Customer, gone: Customer) -> dict[str, Any]:
    """Move every room's rows; gives the moved ids by table, and who was the main contact."""
    main = gone.contacts.filter(is_primary=True).values_list("pk", flat=True).first()
    if kept.contacts.filter(is_primary=True).exists():
        gone.contacts.update(is_primary=False)
    moved: dict[str, Any] = {"main": main}
    for mover in MOVERS:
        rows = mover.movable(mover.model._default_manager.filter(**{mover.field: gone}), kept)
        ids = sorted(rows.values_list("pk", flat=True))
        mover.model._default_manager.filter(pk__in=ids).update(**{mover.field: kept})
        moved[_label(mover)] = ids
    return moved


def _give_back(merge: Merge) -> None:
    for mover in MOVERS:
        ids = merge.moved.get(_label(mover), [])
        rows = mover.model._default_manager.filter(pk__in=ids, **{mover.field: merge.kept_id})
        rows.update(**{mover.field: merge.gone_id})
    if not merge.gone.contacts.filter(is_primary=True).exists():
        merge.gone.contacts.filter(pk=merge.moved.get("main")).update(is_primary=True)


def _label(mover: Mover) -> str:
    return f"{mover.model._meta.label_lower}.{mover.field}"
