"""How a job ends: report, repair file, the customer's verdict and signature."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models import Attachment
from customers.models import Asset
from deadlines.models import Todo
from dispatch.enums import Satisfaction
from dispatch.models.order import WorkOrder

PARTS_OF_REPORT = ("cause", "solution", "parts", "opinion")


class ServiceReport(models.Model):
    """Service report (售后服务报告单): four fields, incomplete when any is empty (TKT-18)."""

    order = models.OneToOneField(WorkOrder, models.PROTECT, related_name="report")
    cause = models.TextField(_("故障原因"), max_length=1000, blank=True)
    solution = models.TextField(_("解决方法"), max_length=1000, blank=True)
    parts = models.CharField(_("更换零件名称"), max_length=300, blank=True)
    opinion = models.TextField(_("用户意见"), max_length=1000, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.order}"

    @property
    def missing(self) -> list[str]:
        """Names of the fields that are still empty."""
        return [name for name in PARTS_OF_REPORT if not getattr(self, name).strip()]

    @property
    def complete(self) -> bool:
        return not self.missing


class RepairFile(models.Model):
    """Entry in the product's repair file; a repair is not closed without it (ORG-13)."""

    order = models.OneToOneField(WorkOrder, models.PROTECT, related_name="repair_file")
    asset = models.ForeignKey(Asset, models.PROTECT, null=True, related_name="repair_files")
    product = models.CharField(_("产品"), max_length=120)
    fault = models.TextField(_("故障现象"), max_length=500)
    work = models.TextField(_("维修内容"), max_length=1000)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.product


class Rating(models.Model):
    """The customer's verdict in three parts; a repeat after rework is a new row (TKT-15)."""

    order = models.ForeignKey(WorkOrder, models.PROTECT, related_name="ratings")
    quality = models.CharField(_("服务质量"), max_length=12, choices=Satisfaction.choices)
    attitude = models.CharField(_("服务态度"), max_length=12, choices=Satisfaction.choices)
    time = models.CharField(_("服务时间"), max_length=12, choices=Satisfaction.choices)
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.order} {self.at:%F}"

    @property
    def unsatisfied(self) -> bool:
        return Satisfaction.UNSATISFIED in (self.quality, self.attitude, self.time)


class Signature(models.Model):
    """The customer's signature under the finished work."""

    order = models.OneToOneField(WorkOrder, models.PROTECT, related_name="signature")
    signer = models.CharField(_("签字人"), max_length=40)
    image = models.OneToOneField(Attachment, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.order}"


class Refusal(models.Model):
    """The customer did not sign: reason, photo and the supervisor's call-back (TKT-17)."""

    order = models.OneToOneField(WorkOrder, models.PROTECT, related_name="refusal")
    reason = models.TextField(_("拒签原因"), max_length=500)
    photo = models.OneToOneField(Attachment, models.PROTECT, related_name="+")
    todo = models.OneToOneField(Todo, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.order}"
