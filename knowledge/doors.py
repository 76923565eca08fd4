"""What this room adds to the rail, the streams and the inbox of approvals."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.doors import APPROVAL_KINDS, GUIDE_STEPS, NAV, ApprovalKind, GuideStep, NavItem
from core.models import Stream
from core.streams import StreamKind, register_kind
from core.tones import register_tones
from knowledge.enums import ARTICLE_TONES
from knowledge.models import Article, Notice, PriceList
from knowledge.operations.articles import APPROVAL_KIND
from knowledge.permissions import can_keep, can_read
from org.enums import Post
from org.models import Approval
from org.permissions import holds_post


def _url(_stream: Stream) -> str:
    return reverse("knowledge:prices")


def _visible(user: Any) -> Any:
    return PriceList.objects.all().visible_to(user)


def _article_url(stream: Stream) -> str:
    return reverse("knowledge:article", args=[stream.pk])


def _notice_url(stream: Stream) -> str:
    return reverse("knowledge:notice", args=[stream.pk])


def _title(stream: Stream) -> str:
    return Article.objects.values_list("title", flat=True).get(pk=stream.pk)


def _may_decide(user: Any, approval: Approval) -> bool:
    return can_keep(user) and approval.asker_id != user.pk


def _approval_url(approval: Approval) -> str:
    return _article_url(approval.stream)


register_kind(StreamKind("price_list", _("价目表"), _visible, _url))
register_kind(
    StreamKind("article", _("知识文章"), lambda user: Article.objects.visible_to(user), _article_url, _title)
)
register_kind(StreamKind("notice", _("通知"), lambda user: Notice.objects.visible_to(user), _notice_url))
register_tones("article", ARTICLE_TONES)
APPROVAL_KINDS.register(ApprovalKind(APPROVAL_KIND, _("发布知识文章"), 60, _may_decide, _approval_url))
NAV.register(NavItem(_("话术"), "knowledge:index", "message-circle", 60, can_read, "/knowledge/"))
NAV.register(NavItem(_("通知"), "knowledge:notices", "bell", 61, holds_post, "/notices/", minor=True))

GUIDE_STEPS.register(
    GuideStep(
        "scripts",
        _("打开话术与常用语"),
        _("登记时话术在右侧，输入 / 加缩写可插入常用语。"),
        "knowledge:index",
        frozenset({Post.HOTLINE, Post.CLERK}),
        40,
    )
)
