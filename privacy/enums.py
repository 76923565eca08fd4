"""Kinds, states and ways of requests about personal data (PRV-04)."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

COPY_JOB = "personal_copy"  # kind of job


class RequestKind(TextChoices):
    COPY = "copy", _("查阅与复制")
    CORRECTION = "correction", _("更正")
    DELETION = "deletion", _("删除（匿名化）")
    WITHDRAWAL = "withdrawal", _("撤回同意")


class RequestState(TextChoices):
    OPEN = "open", _("办理中")
    DONE = "done", _("已办结")
    REFUSED = "refused", _("不予办理")


class RequestSource(TextChoices):
    PHONE = "phone", _("电话")
    LINK = "link", _("客户链接")
    EMAIL = "email", _("电子邮件")
    PAPER = "paper", _("书面")
    DESK = "desk", _("前台")
