"""What kinds of calls ask beside satisfaction."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from followups.models.call import Call


class InstallationNote(models.Model):
    """The six fields of a call after an installation (FUP-01); the evaluation is the call's."""

    call = models.OneToOneField(Call, models.PROTECT, primary_key=True, related_name="installation_note")
    called_at = models.DateTimeField(_("通话时间"))
    name = models.CharField(_("姓名"), max_length=80)
    phone = models.CharField(_("电话"), max_length=30)
    contract_number = models.CharField(_("合同号"), max_length=40)
    address = models.CharField(_("地址"), max_length=200)
    evaluation = models.TextField(_("评价"), max_length=2000)

    def __str__(self) -> str:
        return str(self.call_id)


class RegularAnswers(models.Model):
    """The four answers of a regular call (FUP-07); with a blank one the call is partial."""

    QUESTIONS = ("knowledge", "fit", "attitude", "wishes")

    call = models.OneToOneField(Call, models.PROTECT, primary_key=True, related_name="regular_answers")
    knowledge = models.TextField(_("产品知识掌握情况"), max_length=1000, blank=True)
    fit = models.TextField(_("功能是否合用"), max_length=1000, blank=True)
    attitude = models.TextField(_("服务人员态度"), max_length=1000, blank=True)
    wishes = models.TextField(_("改进意见"), max_length=1000, blank=True)

    def __str__(self) -> str:
        return str(self.call_id)

    @property
    def is_whole(self) -> bool:
        return all(getattr(self, name).strip() for name in self.QUESTIONS)

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """Question and answer in the order in which they are asked."""
        return [
            (str(self._meta.get_field(name).verbose_name), getattr(self, name)) for name in self.QUESTIONS
        ]
