"""What the packs add to the rail and the streams."""

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.doors import APPROVAL_KINDS, GUIDE_STEPS, NAV, ApprovalKind, GuideStep, NavItem
from core.models import Stream
from core.streams import StreamKind, register_kind
from core.tones import register_tones
from org.enums import Post
from org.models import Approval
from packs.enums import DRAFT_TONES
from packs.models import Pack, PackDraft
from packs.operations import APPROVAL_KIND
from packs.permissions import can_approve, can_browse_packs
from packs.section_kinds import register


def _visible(user: Any) -> QuerySet[Any]:
    rows = Pack.objects.all()
    return rows if can_browse_packs(user) else rows.none()


def _url(_stream: Stream) -> str:
    return reverse("packs:packs")


def _visible_drafts(user: Any) -> QuerySet[Any]:
    rows = PackDraft.objects.all()
    return rows if can_browse_packs(user) else rows.none()


def _draft_url(stream: Stream) -> str:
    return reverse("packs:draft", args=[stream.pk])


def _draft_name(stream: Stream) -> str:
    return str(PackDraft.objects.values_list("pack__title", flat=True).get(pk=stream.pk))


def _may_decide(user: Any, approval: Approval) -> bool:
    return can_approve(user, PackDraft.objects.get(pk=approval.stream_id))


def _approval_url(approval: Approval) -> str:
    return _draft_url(approval.stream)


register_kind(StreamKind("pack", _("政策包"), _visible, _url))
register_kind(StreamKind("pack_draft", _("政策包草稿"), _visible_drafts, _draft_url, _draft_name))
register_tones("pack_draft", DRAFT_TONES)
APPROVAL_KINDS.register(ApprovalKind(APPROVAL_KIND, _("政策包新版本"), 70, _may_decide, _approval_url))
NAV.register(NavItem(_("政策包"), "packs:packs", "scale", 80, can_browse_packs, "/packs/", minor=True))
register()

GUIDE_STEPS.register(
    GuideStep(
        "packs",
        _("看看政策包里的时限与金额"),
        _("所有时限、天数和金额都在政策包里，按生效日执行。"),
        "packs:packs",
        frozenset({Post.ADMIN}),
        30,
    )
)
