"""What happens to the goods of a case: parcels, appraisals, costs."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.models import AppendOnly, Attachment
from warranty.case_enums import Bearer, CostItem, ParcelWay
from warranty.enums import Appraiser, Finding
from warranty.models.case import Case


class Parcel(models.Model):
    """One way of goods by post or hand; `contents` is what was found inside, None while unopened."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="parcels")
    way = models.CharField(_("方向"), max_length=3, choices=ParcelWay.choices)
    carrier = models.CharField(_("承运公司"), max_length=60, blank=True)
    tracking = models.CharField(_("运单号"), max_length=60, blank=True)
    freight = models.DecimalField(
        _("运费（元）"), max_digits=10, decimal_places=2, null=True, validators=[MinValueValidator(0)]
    )
    contents = ArrayField(models.CharField(max_length=20), verbose_name=_("内有"), null=True)
    sent_at = models.DateTimeField(_("寄出时间"), null=True)
    received_at = models.DateTimeField(_("收到时间"), null=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(sent_at=None) | Q(received_at=None) | Q(received_at__gte=models.F("sent_at")),
                name="parcel_received_after_sent",
            )
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.way}"


class Appraisal(AppendOnly):
    """Who looked at the goods and found what, with the report as a file; a later one corrects an earlier."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="appraisals")
    appraiser = models.CharField(_("鉴定方"), max_length=16, choices=Appraiser.choices)
    finding = models.CharField(_("结论"), max_length=12, choices=Finding.choices)
    on = models.DateField(_("鉴定日期"))
    report = models.ForeignKey(Attachment, models.PROTECT, null=True, related_name="+")
    note = models.CharField(_("说明"), max_length=500, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.case_id} {self.finding}"


class CaseCost(AppendOnly):
    """An amount in CNY and who bears it; recourse and mistakes are counter-entries."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="costs")
    bearer = models.CharField(_("承担方"), max_length=8, choices=Bearer.choices)
    what = models.CharField(_("项目"), max_length=16, choices=CostItem.choices)
    amount = models.DecimalField(_("金额（元）"), max_digits=12, decimal_places=2)
    note = models.CharField(_("说明"), max_length=200, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [models.CheckConstraint(condition=~Q(amount=0), name="case_cost_of_something")]

    def __str__(self) -> str:
        return f"{self.case_id} {self.amount}"


class FreightRepayment(AppendOnly):
    """What the customer paid to send goods in was paid back, where the company bears it (WAR-47)."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="repayments")
    amount = models.DecimalField(_("金额（元）"), max_digits=12, decimal_places=2)
    payment = models.CharField(_("付款凭证号"), max_length=60)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(amount__gt=0) & ~Q(payment=""), name="freight_repaid_with_payment"
            )
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.amount}"
