"""What is wrong, as a list to choose from; each fault asks for a skill."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from org.models import Skill


class FaultCategory(models.Model):
    """A fault code; the skill decides who is offered at dispatch (TKT-04)."""

    code = models.SlugField(_("代码"), max_length=30, unique=True)
    name = models.CharField(_("名称"), max_length=60)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("上级类别")
    )
    skill = models.ForeignKey(
        Skill, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("所需技能")
    )
    initials = models.CharField(_("拼音首字母"), max_length=200, blank=True, editable=False)
    is_active = models.BooleanField(_("启用"), default=True)

    class Meta:
        ordering = ["code"]
        verbose_name = _("故障类别")
        verbose_name_plural = _("故障类别")

    def __str__(self) -> str:
        return self.name
