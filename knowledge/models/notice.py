"""Notices to people; who has read them stands in their inboxes."""

from typing import Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.models import Streamed
from notifications.models import Message
from org.enums import Post, Right
from org.models import Unit
from org.scope import limit


class NoticeQuerySet(models.QuerySet["Notice"]):
    def visible_to(self, user: Any) -> "NoticeQuerySet":
        """Those a person was told, wrote, or may publish for."""
        told = Message.objects.visible_to(user).filter(stream__kind="notice").values("stream")
        scope = user.scope.within(Right.PUBLISH_NOTICES)
        held = limit(Notice.objects.all(), scope, region="unit", project="unit") if scope.held else None
        seen = Q(pk__in=told) | Q(by=user)
        return self.filter(seen | Q(pk__in=held.values("pk")) if held is not None else seen)


class Notice(Streamed):
    """A notice to the people of a unit and below it, to some posts where any are named (ARC-06)."""

    title = models.CharField(_("标题"), max_length=80)
    body = models.TextField(_("内容"), max_length=4000)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("发布范围"))
    posts = ArrayField(models.CharField(max_length=20, choices=Post.choices), default=list, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("发布人")
    )
    at = models.DateTimeField(_("发布时间"))

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("通知")
        verbose_name_plural = _("通知")
        indexes = [models.Index(fields=["-at", "-stream"], name="notice_recent")]

    def __str__(self) -> str:
        return self.title
