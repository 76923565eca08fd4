"""New versions of a pack: written, submitted, decided by another person, published (CNV-11, CNV-16, ORG-02)."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from core.clock import local_day
from core.events import record
from core.streams import lock_streams, open_stream
from org.models import Approval, User
from org.operations import approvals
from packs import permissions, queries, transitions
from packs.enums import DraftState
from packs.events import PackDraftEdited, PackDraftMoved, PackDraftOpened, PackVersionPublished
from packs.figures import replaced, titled
from packs.models import Pack, PackDraft, PackSection
from packs.operations.activating import CannotActivate
from packs.operations.library import stamped

APPROVAL_KIND = "pack_version"


class DraftRefused(Exception):
    """Nothing was changed; the message is for people."""


class NotYours(Exception):
    """The person has not the right; the message is for people."""


@transaction.atomic
def open_draft(*, pack: Pack, version: int, reason: str, by: User, at: datetime) -> PackDraft:
    """A draft with the figures of a version; raises DraftRefused while another one of the pack is live."""
    _ask(permissions.can_draft(by))
    lock_streams(pack.stream_id)
    if PackDraft.objects.filter(pack=pack, state__in=transitions.LIVE).exists():
        raise DraftRefused(_("这个政策包已有一份未完成的草稿。"))
    rows = queries.version(pack.code, version)
    if not rows:
        raise DraftRefused(_("没有这个版本。"))
    made = PackDraft.objects.create(
        stream=open_stream(kind="pack_draft", at=at),
        pack=pack,
        base_version=version,
        reason=reason,
        sections={row.section: _kept(row) for row in rows},
        opened_by=by,
        opened_at=at,
        writers=[by.pk],
    )
    record(made.pk, PackDraftOpened(pack.code, version), by=by, at=at)
    return made


@transaction.atomic
def edit(
    *,
    draft: PackDraft,
    section: str,
    figures: Mapping[str, Mapping[str, Any]],
    revision: int,
    by: User,
    at: datetime,
) -> PackDraft:
    """Exchange figures of a section by their paths; raises DraftRefused when somebody else was quicker."""
    _ask(permissions.can_draft(by))
    held = _held(draft)
    if held.state != DraftState.EDITING:
        raise DraftRefused(_("只有编辑中的草稿可以修改。"))
    if held.revision != revision:
        raise DraftRefused(_("草稿刚被他人修改，请重新打开后再改。"))
    if not figures:
        return held
    written = held.sections[section]
    titles = [one.figure["title"] for one in titled(written["figures"]) if one.path in figures]
    written["figures"] = replaced(written["figures"], figures)
    held.revision += 1
    held.writers = sorted({*held.writers, by.pk})
    held.save(update_fields=["sections", "revision", "writers"])
    record(held.pk, PackDraftEdited(written["title"], titles), by=by, at=at)
    return held


@transaction.atomic
def submit(*, draft: PackDraft, by: User, at: datetime) -> PackDraft:
    """Ask another person; raises CannotActivate that names every blank or wrong figure (CNV-16).

    Raises DraftRefused while its figures are those of the version it began with.
    """
    _ask(permissions.can_draft(by))
    held = _held(draft)
    _check(held, at)
    if not queries.is_changed(held):
        raise DraftRefused(_("还没有改动任何数值，不能提交审批。"))
    held.approval = approvals.ask(
        stream=held.pk, kind=APPROVAL_KIND, reason=held.reason, by=by, at=at, subject=f"r{held.revision}"
    )
    return _move(held, DraftState.SUBMITTED, by, at, ["approval"])


@transaction.atomic
def decide(*, draft: PackDraft, approved: bool, by: User, at: datetime, note: str = "") -> PackDraft:
    """Approve, or give back for editing; raises NotYours for its writers and for all but the group (ORG-02)."""
    held = _held(draft)
    _ask(permissions.can_publish(by))
    if not permissions.can_approve(by, held):
        raise NotYours(_("起草和修改过的人不能审批。"))
    asked = Approval.objects.open().filter(stream=held.pk, kind=APPROVAL_KIND).first()
    if asked is None:
        raise DraftRefused(_("这份草稿没有待审批的申请。"))
    approvals.decide(approval=asked, by=by, at=at, approved=approved, note=note)
    return _move(held, DraftState.APPROVED if approved else DraftState.EDITING, by, at)


@transaction.atomic
def publish(*, draft: PackDraft, effective_from: date, by: User, at: datetime) -> PackDraft:
    """Make the approved draft a version from a coming day on; what came in before keeps its figures.

    Raises CannotActivate for figures that do not fit what is in force, DraftRefused for a day that has begun.
    """
    _ask(permissions.can_publish(by))
    lock_streams(draft.pack.stream_id, draft.pk)
    held = _held(draft)
    _require(held, DraftState.PUBLISHED)
    _check_day(held, effective_from, at)
    _check(held, at, effective_from)
    last = PackSection.objects.filter(pack=held.pack_id).aggregate(last=Max("version"))["last"]
    held.version, held.effective_from = last + 1, effective_from
    PackSection.objects.bulk_create([stamped(row) for row in held.rows])
    said = PackVersionPublished(held.pack_id, held.version, effective_from.isoformat())
    record(held.pack.stream_id, said, by=by, at=at)
    return _move(held, DraftState.PUBLISHED, by, at, ["version", "effective_from"])


@transaction.atomic
def withdraw(*, draft: PackDraft, by: User, at: datetime) -> PackDraft:
    """Give the draft up; an open request goes with it."""
    _ask(permissions.can_draft(by))
    held = _held(draft)
    for asked in Approval.objects.open().filter(stream=held.pk, kind=APPROVAL_KIND):
        approvals.withdraw(approval=asked, by=by, at=at)
    return _move(held, DraftState.WITHDRAWN, by, at)


def _kept(row: PackSection) -> dict[str, Any]:
    return {name: getattr(row, name) for name in ("title", "source", "kind", "figures")}


def _ask(may: bool) -> None:
    if not may:
        raise NotYours(_("您没有这项权限。"))


def _held(draft: PackDraft) -> PackDraft:
    lock_streams(draft.pk)
    return PackDraft.objects.select_related("pack").get(pk=draft.pk)


def _require(held: PackDraft, after: str) -> None:
    if not transitions.allowed(held.state, after):
        raise DraftRefused(_("草稿现为「%(state)s」，不能这样处理。") % {"state": held.get_state_display()})


def _move(held: PackDraft, after: str, by: User, at: datetime, fields: Sequence[str] = ()) -> PackDraft:
    _require(held, after)
    before, held.state = held.state, after
    held.save(update_fields=["state", *fields])
    record(held.pk, PackDraftMoved(str(before), str(after)), by=by, at=at)
    return held


def _check_day(held: PackDraft, day: date, at: datetime) -> None:
    if day <= local_day(at):
        raise DraftRefused(_("生效日须在今天之后：已经收到的工单按收到时的版本办理。"))
    newest = PackSection.objects.filter(pack=held.pack_id).aggregate(last=Max("effective_from"))["last"]
    if newest and day < newest:
        raise DraftRefused(_("生效日不能早于现有版本的生效日 %(day)s。") % {"day": newest})


def _check(held: PackDraft, at: datetime, day: date | None = None) -> None:
    if faults := queries.draft_faults(held, day or local_day(at)):
        raise CannotActivate(faults)
