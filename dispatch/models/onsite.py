"""What is found and done at the customer's."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models import Attachment
from deadlines.models import Todo
from dispatch.models.order import Visit, WorkOrder


class OnSiteRow(models.Model):
    """Base of the rows that a technician writes on site."""

    visit = models.ForeignKey(Visit, models.PROTECT, related_name="%(class)s_rows")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        abstract = True
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"


class Finding(OnSiteRow):
    """Talk with the person in charge: what was found, what is proposed (TKT-08)."""

    contact_person = models.CharField(_("现场负责人"), max_length=40)
    findings = models.TextField(_("现场情况"), max_length=1000)
    proposal = models.TextField(_("处理方案"), max_length=1000)

    class Meta(OnSiteRow.Meta):
        verbose_name = _("现场情况")


class Mismatch(OnSiteRow):
    """The situation differs from the report (现场与申报不符), TKT-09."""

    reported = models.TextField(_("申报故障"), max_length=500)
    actual = models.TextField(_("实际故障"), max_length=500)
    action = models.TextField(_("处理措施"), max_length=500)

    class Meta(OnSiteRow.Meta):
        verbose_name = _("现场与申报不符")


class Escalation(OnSiteRow):
    """What the person cannot solve goes to the head, who fixes a solution (TKT-10)."""

    problem = models.TextField(_("无法解决的问题"), max_length=1000)
    departments = models.CharField(_("涉及部门"), max_length=200, blank=True)
    head = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    todo = models.OneToOneField(Todo, models.PROTECT, related_name="+")
    plan = models.TextField(_("确定的方案"), max_length=1000, blank=True)
    planned_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    planned_at = models.DateTimeField(null=True)

    class Meta(OnSiteRow.Meta):
        verbose_name = _("上报求助")


class Photo(models.Model):
    """A picture of the job; the file hangs on the ticket's stream."""

    order = models.ForeignKey(WorkOrder, models.PROTECT, related_name="photos")
    file = models.OneToOneField(Attachment, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.file_id)
